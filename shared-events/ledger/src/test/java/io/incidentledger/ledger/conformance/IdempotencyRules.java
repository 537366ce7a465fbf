package io.incidentledger.ledger.conformance;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.EventLogException.SequenceConflict;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.Receipt;
import org.junit.jupiter.api.Test;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.commitWithId;
import static io.incidentledger.ledger.Commits.event;
import static io.incidentledger.ledger.Commits.eventWithId;
import static org.assertj.core.api.Assertions.assertThat;

/// Rules for commits with the same commit id.
interface IdempotencyRules extends LogUnderTest {

    @Test
    default void aRepeatedCommitGetsTheFirstReceiptAndWritesNothing() {
        Receipt first = append(commitWithId("key", event("a", 0), event("b", 0)));
        append(commit(event("a", 1)));
        Receipt repeated = append(commitWithId("key", event("a", 0), event("b", 0)));
        assertThat(repeated.repeated()).isTrue();
        assertThat(repeated).isEqualTo(first.asRepeated());
        assertThat(log().head().position()).isEqualTo(3);
        assertIntact();
    }

    @Test
    default void aStoredCommitIdWinsOverWhateverElseIsWrong() {
        Receipt first = append(commitWithId("key", eventWithId("e1", "a", 0)));
        assertThat(append(commitWithId("key", event("new", 0)))).isEqualTo(first.asRepeated());
        assertThat(append(commitWithId("key", event("a", 0)))).isEqualTo(first.asRepeated());
        assertThat(append(commitWithId("key", event("a", 7)))).isEqualTo(first.asRepeated());
        assertThat(append(commitWithId("key", eventWithId("e1", "b", 0)))).isEqualTo(first.asRepeated());
        assertThat(append(commitWithId("key", event("c", 4), event("c", 2)))).isEqualTo(first.asRepeated());
        assertThat(log().head().position()).isEqualTo(1);
    }

    @Test
    default void aReceiptKeepsTheFirstRequestDigest() {
        Hash first = Hash.parse("ab".repeat(32));
        Hash other = Hash.parse("cd".repeat(32));
        assertThat(append(new NewCommit("key", first, List.of(event("a", 0)))).requestDigest()).isEqualTo(first);
        assertThat(append(new NewCommit("key", other, List.of(event("a", 1)))).requestDigest()).isEqualTo(first);
        assertThat(log().findCommit("key").orElseThrow().requestDigest()).isEqualTo(first);
        assertThat(append(commitWithId("unkeyed", event("b", 0))).requestDigest()).isNull();
        assertIntact();
    }

    @Test
    default void aStoredCommitIsFoundAndAnUnknownOneIsNot() {
        append(commit(event("x", 0)));
        Receipt receipt = append(commitWithId("key", event("a", 0), event("b", 0)));
        assertThat(log().findCommit("key")).contains(receipt);
        assertThat(log().findCommit("KEY")).isEmpty();
        assertThat(log().findCommit("")).isEmpty();
    }

    @Test
    default void aRefusedCommitIsNotRemembered() {
        append(commit(event("a", 0)));
        assertThat(refusal(SequenceConflict.class, commitWithId("key", event("a", 0)))).isNotNull();
        assertThat(log().findCommit("key")).isEmpty();
        Receipt receipt = append(commitWithId("key", event("a", 1)));
        assertThat(receipt.repeated()).isFalse();
        assertThat(receipt.firstPosition()).isEqualTo(2);
    }

    @Test
    default void ofRepetitionsThatRaceExactlyOneIsStored() {
        List<CompletableFuture<Receipt>> racing = ConcurrentRunner.together(16,
                i -> log().append(commitWithId("key", event("s" + i, 0))));
        List<Receipt> receipts = racing.stream().map(LogUnderTest::outcome).toList();
        assertThat(receipts).filteredOn(receipt -> !receipt.repeated()).hasSize(1);
        assertThat(receipts).extracting(Receipt::asRepeated).containsOnly(receipts.getFirst().asRepeated());
        assertThat(log().head().position()).isEqualTo(1);
    }

    @Test
    default void repetitionsThatAreSentAtOnceAreStoredOnce() {
        List<CompletableFuture<Receipt>> sent = IntStream.range(0, 50)
                .mapToObj(i -> log().append(commitWithId("key " + i % 10, event("s" + i % 10, 0)))).toList();
        assertThat(sent.stream().map(LogUnderTest::outcome)).filteredOn(receipt -> !receipt.repeated()).hasSize(10);
        assertThat(log().head().position()).isEqualTo(10);
        assertIntact();
    }

    @Test
    default void aCommitOfAnotherProcessIsFoundAndRepeated() {
        EventLog other = openedTwice();
        Receipt first = LogUnderTest.outcome(other.append(commitWithId("key", event("a", 0))));
        assertThat(log().findCommit("key")).contains(first);
        assertThat(append(commitWithId("key", event("a", 0)))).isEqualTo(first.asRepeated());
        assertThat(append(commit(event("a", 1))).firstPosition()).isEqualTo(2);
        assertIntact();
    }
}
