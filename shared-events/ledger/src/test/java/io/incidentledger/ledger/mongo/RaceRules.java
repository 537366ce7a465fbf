package io.incidentledger.ledger.mongo;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.incidentledger.ledger.EventLogException.SequenceConflict;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.mongo.connection.faults.Exchange;
import io.incidentledger.ledger.mongo.connection.faults.Fault;
import io.incidentledger.ledger.mongo.connection.faults.Injection;
import io.incidentledger.ledger.mongo.connection.faults.LateRequest;
import io.incidentledger.ledger.mongo.connection.faults.Replies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static io.incidentledger.ledger.Commits.loose;
import static io.incidentledger.ledger.mongo.FaultyLedger.inserts;
import static io.incidentledger.ledger.mongo.FaultyLedger.lookUps;
import static org.assertj.core.api.Assertions.assertThat;

/// Another node, or a request that was believed lost, writes in between; and the server reports any one of the violated
/// indexes.
interface RaceRules {

    FaultyLedger ledger();

    @ParameterizedTest(name = "{0}")
    @MethodSource(InjectedFailures.OF_INSERTS)
    default void aCommitWhosePlaceIsTakenIsStoredBehindItWhateverIsHeardOfIt(Fault failure) {
        NewCommit faster = commit(event("A", 0), event("A", 1));
        NewCommit commit = commit(event("B", 0));
        ledger().inject(inserts().next(), ledger().whenAnotherNodeWasFaster(faster, failure));
        Receipt receipt = ledger().append(commit);
        assertThat(receipt.firstPosition()).isEqualTo(4);
        ledger().assertTruthful();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(InjectedFailures.OF_INSERTS)
    default void aCommitWhoseSequenceIsTakenIsRefusedWhateverIsHeardOfIt(Fault failure) {
        NewCommit faster = commit(event("A", 0));
        NewCommit commit = commit(event("A", 0));
        ledger().inject(inserts().next(), ledger().whenAnotherNodeWasFaster(faster, failure));
        ledger().expectRefused(SequenceConflict.class, commit, ledger().log().append(commit));
        ledger().assertTruthful();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(InjectedFailures.OF_INSERTS)
    default void aCommitThatAnotherNodeStoredIsItsAnswerWhateverIsHeardOfIt(Fault failure) {
        NewCommit commit = commit(event("A", 0));
        ledger().inject(inserts().next(), ledger().whenAnotherNodeWasFaster(commit, failure));
        ledger().append(commit);
        ledger().assertTruthful();
    }

    @ParameterizedTest(name = "in index {0}")
    @ValueSource(strings = {"_id_", CommitDocumentFields.COMMIT_ID_INDEX, CommitDocumentFields.EVENT_ID_INDEX,
        CommitDocumentFields.SEQUENCE_INDEX, "an index of a later version"})
    default void aDuplicateKeyMeansTheSameWhicheverIndexIsNamed(String index) throws InterruptedException {
        ledger().inject(inserts(), Fault.rewriteReply(Replies.duplicateIn(index)));
        NewCommit theirs = commit(event("A", 0));
        NewCommit repeated = commit(event("B", 0));
        ledger().expectStored(theirs, ledger().other().append(theirs));
        ledger().expectStored(repeated, ledger().other().append(repeated));
        NewCommit refused = commit(event("A", 0));
        NewCommit accepted = commit(event("C", 0));
        ledger().append(repeated);
        ledger().expectRefused(SequenceConflict.class, refused, ledger().log().append(refused));
        ledger().append(accepted);
        ledger().assertTruthful();
    }

    @Test
    default void aRequestThatLandsBeforeTheLookUpIsFound() {
        LateRequest late = new LateRequest();
        ledger().inject(inserts().next(), late);
        ledger().inject(lookUps().next(), exchange -> {
            late.land();
            exchange.pass();
        });
        ledger().append(commit(event("A", 0)));
        ledger().assertTruthful();
    }

    @Test
    default void aRequestThatLandsBehindTheLookUpIsFoundAfterTheSecondAttempt() {
        LateRequest late = new LateRequest();
        ledger().inject(inserts().next(), late);
        ledger().inject(inserts().nth(1), exchange -> {
            late.land();
            exchange.pass();
        });
        ledger().append(commit(event("A", 0)));
        ledger().assertTruthful();
    }

    @Test
    default void aBatchThatLandsBehindTheSecondAttemptChangesNothing() throws InterruptedException {
        LateRequest late = new LateRequest();
        List<NewCommit> batch = List.of(commit(event("A", 0)), commit(event("A", 1)), commit(event("A", 2)));
        List<CompletableFuture<Receipt>> results = ledger().appendTogether(batch, late);
        for (int i = 0; i < batch.size(); i++) {
            ledger().expectStored(batch.get(i), results.get(i));
        }
        late.land();
        ledger().append(commit(event("A", 3)));
        ledger().assertTruthful();
    }

    @Test
    default void aRequestThatLandsBehindAnotherNodesCommitChangesNothing() throws InterruptedException {
        LateRequest late = new LateRequest();
        NewCommit faster = commit(event("A", 0), event("B", 0));
        NewCommit refused = commit(event("A", 0));
        ledger().inject(inserts().next(), late);
        Injection lookUp = ledger().inject(lookUps().next(), ledger().whenAnotherNodeWasFaster(faster, Exchange::pass));
        ledger().expectRefused(SequenceConflict.class, refused, ledger().log().append(refused));
        late.land();
        ledger().append(commit(loose()));
        assertThat(lookUp.met()).isOne();
        ledger().assertTruthful();
    }
}
