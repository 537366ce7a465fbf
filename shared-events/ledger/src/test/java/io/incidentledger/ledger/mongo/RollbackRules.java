package io.incidentledger.ledger.mongo;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.mongo.connection.faults.Exchange;
import io.incidentledger.ledger.mongo.connection.faults.Fault;
import io.incidentledger.ledger.mongo.connection.faults.IsolatedPrimary;
import io.incidentledger.ledger.mongo.connection.faults.NotPrimary;
import io.incidentledger.ledger.mongo.connection.faults.Replies;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// A primary accepted the insert but no majority did: a majority may accept it later, or it may be rolled back. Until
/// then its keys are taken, and no read shows it.
interface RollbackRules {

    /// After this many reads the outcome of every insert is decided.
    int MAX_READS = 6;

    FaultyLedger ledger();

    /// What the client receives, and for how many reads the write stays hidden.
    static Stream<Arguments> withoutAMajority() {
        List<Named<Fault>> told = List.of(
                named("the connection was cut", Fault.cutBeforeReply()),
                named("the primary stepped down", Fault.rewriteReply(Replies.error(NotPrimary.PrimarySteppedDown))),
                named("no majority in time", Fault.rewriteReply(Replies.majorityTimedOut())),
                named("no majority before it stepped down",
                        Fault.rewriteReply(Replies.noMajority(NotPrimary.InterruptedDueToReplStateChange))));
        return told.stream()
                .flatMap(fault -> IntStream.of(0, 1, 2, 3, MAX_READS).mapToObj(reads -> arguments(fault, reads)));
    }

    private void appendThrough(IsolatedPrimary primary) throws InterruptedException {
        List<NewCommit> batch = List.of(commit(event("A", 0)), commit(event("A", 1)), commit(event("B", 0)));
        List<CompletableFuture<Receipt>> results = ledger().appendTogether(batch, primary);
        for (int i = 0; i < batch.size(); i++) {
            ledger().expectStored(batch.get(i), results.get(i));
        }
        ledger().append(commit(event("A", 2)));
        for (int read = 0; read < MAX_READS; read++) {
            ledger().log().head();
        }
        ledger().assertTruthful();
    }

    @ParameterizedTest(name = "{0}, and shows after {1} reads")
    @MethodSource("io.incidentledger.ledger.mongo.RollbackRules#withoutAMajority")
    default void whatTheMajorityTakesOverLaterIsAcknowledgedThenAndOnce(Fault told, int reads)
            throws InterruptedException {
        appendThrough(IsolatedPrimary.thatIsFollowedAfter(reads, ledger().proxy(), told));
    }

    @ParameterizedTest(name = "{0}, and is rolled back after {1} reads")
    @MethodSource("io.incidentledger.ledger.mongo.RollbackRules#withoutAMajority")
    default void whatIsRolledBackIsWrittenAgain(Fault told, int reads) throws InterruptedException {
        appendThrough(IsolatedPrimary.thatIsRolledBackAfter(reads, ledger().proxy(), told));
    }

    @ParameterizedTest(name = "for {0} reads")
    @ValueSource(ints = {1, 2, 5})
    default void aHeadThatLagsBehindOnesOwnWriteIsNotBuiltUpon(int reads) throws InterruptedException {
        appendThrough(IsolatedPrimary.thatIsFollowedAfter(reads, ledger().proxy(), Exchange::pass));
    }
}
