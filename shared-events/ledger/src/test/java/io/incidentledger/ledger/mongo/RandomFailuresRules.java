package io.incidentledger.ledger.mongo;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.mongo.connection.faults.Fault;
import io.incidentledger.ledger.mongo.connection.faults.Injection;
import io.incidentledger.ledger.mongo.connection.faults.Requests;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static io.incidentledger.ledger.Commits.loose;
import static org.assertj.core.api.Assertions.assertThat;

/// Any request may fail in any way, repeatedly, while another node writes too.
interface RandomFailuresRules {

    FaultyLedger ledger();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    default void whateverHappensEachCommitIsStoredOnceAndInOrder(long seed) {
        Random random = new Random(seed);
        List<Fault> failures = InjectedFailures.ofInserts().stream().map(Named::getPayload).toList();
        Injection injection = ledger().inject(
                Requests.where(request -> request.getFirstKey().matches("insert|find") && random.nextInt(3) == 0),
                exchange -> failures.get(random.nextInt(failures.size())).meet(exchange));
        for (int round = 0; round < 15; round++) {
            appendFromBothNodes(round);
        }
        assertThat(injection.met()).isGreaterThan(10);
        ledger().assertTruthful();
    }

    private void appendFromBothNodes(int round) {
        List<NewCommit> ours = List.of(commit(event("ours", 2 * round)), commit(event("ours", 2 * round + 1)),
                commit(loose()));
        NewCommit theirs = commit(event("theirs", round), event("theirs too", round));
        List<CompletableFuture<Receipt>> results = ours.stream().map(ledger().log()::append).toList();
        ledger().expectStored(theirs, ledger().other().append(theirs));
        for (int i = 0; i < ours.size(); i++) {
            ledger().expectStored(ours.get(i), results.get(i));
        }
    }
}
