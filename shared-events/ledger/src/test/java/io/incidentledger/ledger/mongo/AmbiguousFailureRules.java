package io.incidentledger.ledger.mongo;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.incidentledger.ledger.EventLogException.SequenceConflict;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.mongo.connection.faults.Fault;
import io.incidentledger.ledger.mongo.connection.faults.Injection;
import io.incidentledger.ledger.mongo.connection.faults.NotPrimary;
import io.incidentledger.ledger.mongo.connection.faults.Replies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static io.incidentledger.ledger.Commits.loose;
import static io.incidentledger.ledger.mongo.FaultyLedger.headReads;
import static io.incidentledger.ledger.mongo.FaultyLedger.inserts;
import static io.incidentledger.ledger.mongo.FaultyLedger.lookUps;
import static org.assertj.core.api.Assertions.assertThat;

/// A single failure of an insert, of the lookup after it, or of a read of the head results in exactly one commit, which
/// is acknowledged to its caller.
interface AmbiguousFailureRules {

    FaultyLedger ledger();

    @ParameterizedTest(name = "{0}")
    @MethodSource(InjectedFailures.OF_INSERTS)
    default void anInsertThatFailsOnceIsOneCommit(Fault failure) {
        Injection failing = ledger().inject(inserts().next(), failure);
        ledger().append(commit(event("A", 0), event("B", 0)));
        assertThat(failing.met()).isOne();
        ledger().assertTruthful();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(InjectedFailures.OF_INSERTS)
    default void aBatchWhoseInsertFailsOnceIsStoredInItsOrder(Fault failure) throws InterruptedException {
        List<NewCommit> batch = Stream.of(0, 1, 2, 3, 4).map(sequence -> commit(event("A", sequence))).toList();
        List<CompletableFuture<Receipt>> results = ledger().appendTogether(batch, failure);
        for (int i = 0; i < batch.size(); i++) {
            ledger().expectStored(batch.get(i), results.get(i));
        }
        ledger().assertTruthful();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(InjectedFailures.OF_INSERTS)
    default void aBatchWhoseInsertFailsOnceLeavesOutWhatIsRefused(Fault failure) throws InterruptedException {
        NewCommit taken = commit(event("A", 0));
        ledger().expectStored(taken, ledger().other().append(taken));
        NewCommit refused = commit(event("A", 0));
        List<NewCommit> batch = List.of(commit(event("B", 0)), commit(loose()), refused, commit(loose()),
                commit(event("B", 1)));
        List<CompletableFuture<Receipt>> results = ledger().appendTogether(batch, failure);
        ledger().expectRefused(SequenceConflict.class, refused, results.get(2));
        for (int i : new int[]{0, 1, 3, 4}) {
            ledger().expectStored(batch.get(i), results.get(i));
        }
        ledger().assertTruthful();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(InjectedFailures.OF_INSERTS)
    default void aCommitThatIsRepeatedWhileItsInsertFailsIsOneCommit(Fault failure) {
        NewCommit commit = commit(event("A", 0));
        Injection failing = ledger().inject(inserts().next(), failure);
        List<CompletableFuture<Receipt>> results = IntStream.range(0, 3).mapToObj(i -> ledger().log().append(commit))
                .toList();
        results.forEach(result -> ledger().expectStored(commit, result));
        assertThat(ledger().append(commit).repeated()).isTrue();
        assertThat(ledger().expectStored(commit, ledger().other().append(commit)).repeated()).isTrue();
        assertThat(failing.met()).isOne();
        ledger().assertTruthful();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(InjectedFailures.OF_READS)
    default void aLookUpThatFailsTooIsMadeAgainAndFindsWhatWasWritten(Fault failure) {
        expectOneCommit(Fault.cutBeforeReply(), failure);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(InjectedFailures.OF_READS)
    default void aLookUpThatFailsTooIsMadeAgainAndFindsNothing(Fault failure) {
        expectOneCommit(Fault.cutBeforeRequest(), failure);
    }

    private void expectOneCommit(Fault ofTheInsert, Fault ofTheLookUp) {
        ledger().inject(inserts().next(), ofTheInsert);
        Injection failing = ledger().inject(lookUps().next(), ofTheLookUp);
        ledger().append(commit(event("A", 0)));
        assertThat(failing.met()).isOne();
        ledger().assertTruthful();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(InjectedFailures.OF_READS)
    default void aHeadThatCannotBeReadIsReadAgainWhenAnotherNodeWasFaster(Fault failure) {
        Injection failing = ledger().inject(headReads().next(), failure);
        NewCommit faster = commit(event("A", 0));
        ledger().expectStored(faster, ledger().other().append(faster));
        ledger().append(commit(event("B", 0)));
        assertThat(failing.met()).isOne();
        ledger().assertTruthful();
    }

    @Test
    default void severalFailuresInARowEndInOneCommit() {
        List<Fault> inserts = List.of(Fault.cutBeforeRequest(), Fault.rewriteReply(Replies.majorityTimedOut()),
                Fault.cutBeforeReply(), Fault.answer(NotPrimary.NotWritablePrimary.error()));
        for (int i = 0; i < inserts.size(); i++) {
            ledger().inject(inserts().nth(i + 1), inserts.get(i));
            ledger().inject(lookUps().nth(2 * i + 1), Fault.cutBeforeReply());
        }
        ledger().append(commit(event("A", 0)));
        ledger().assertTruthful();
    }
}
