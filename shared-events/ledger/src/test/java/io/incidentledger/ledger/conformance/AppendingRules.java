package io.incidentledger.ledger.conformance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.incidentledger.ledger.EventLogException.ClockUncertain;
import io.incidentledger.ledger.EventLogException.DuplicateEvent;
import io.incidentledger.ledger.EventLogException.SequenceConflict;
import io.incidentledger.ledger.EventLogException.Unavailable;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.StreamSlice;
import org.junit.jupiter.api.Test;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.commitWithId;
import static io.incidentledger.ledger.Commits.event;
import static io.incidentledger.ledger.Commits.eventWithId;
import static io.incidentledger.ledger.Commits.loose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Rules for appending to a log.
interface AppendingRules extends LogUnderTest {

    @Test
    default void positionsAreDenseFromOneOn() {
        assertThat(append(commit(event("a", 0), event("a", 1))).firstPosition()).isEqualTo(1);
        assertThat(append(commit(event("b", 0))).firstPosition()).isEqualTo(3);
        Receipt third = append(commit(event("a", 2), loose(), event("b", 1)));
        assertThat(third.firstPosition()).isEqualTo(4);
        assertThat(third.lastPosition()).isEqualTo(6);
        assertThat(log().read(0, 100)).extracting(StoredEvent::position).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    default void aReceiptNamesTheStreamsInOrderOfAppearance() {
        append(commit(event("a", 0)));
        Receipt receipt = append(commit(event("b", 0), event("a", 1), loose(), event("b", 1)));
        assertThat(receipt.streams()).containsExactly(new StreamSlice(new StreamId("Incident", "b"), 0, 2),
                new StreamSlice(new StreamId("Incident", "a"), 1, 1));
        assertThat(receipt.repeated()).isFalse();
    }

    @Test
    default void whatIsAcknowledgedIsRead() {
        NewEvent first = event("a", 0);
        NewEvent second = loose();
        Receipt receipt = append(commit(first, second));
        assertThat(log().read(0, 10)).extracting(StoredEvent::written).containsExactly(first, second);
        assertThat(log().read(0, 10)).extracting(StoredEvent::commitId).containsOnly(receipt.commitId());
        assertThat(log().read(0, 10)).extracting(StoredEvent::recordedAt).containsOnly(receipt.recordedAt());
    }

    @Test
    default void textIsKeptByteForByte() {
        String odd = " \u0000\t\r\n{ \"é\" : \"日本 😀 \uFFFD e\u0301\" } ";
        NewEvent event = new NewEvent("event " + odd, new StreamId("Type" + odd, "id" + odd), 0, "T" + odd, "r" + odd,
                odd,
                odd + odd, Instant.EPOCH);
        append(commitWithId("commit" + odd, event));
        assertThat(log().read(0, 1)).extracting(StoredEvent::written).containsExactly(event);
        assertThat(log().readStream("id" + odd, 0, 1)).hasSize(1);
        assertThat(log().findCommit("commit" + odd)).isPresent();
        assertIntact();
    }

    @Test
    default void aLargePayloadIsKept() {
        String large = "\"" + "é0123456789".repeat(100_000) + "\"";
        append(commit(new NewEvent("large", null, -1, "T", null, large, "{}", Instant.EPOCH), event("a", 0)));
        assertThat(log().read(0, 1).getFirst().payload()).isEqualTo(large);
        assertIntact();
    }

    @Test
    default void anAbsentRevisionDiffersFromAnEmptyOne() {
        append(commit(new NewEvent("1", null, -1, "T", null, "", "", Instant.EPOCH),
                new NewEvent("2", null, -1, "T", "", "", "", Instant.EPOCH)));
        assertThat(log().read(0, 2)).extracting(StoredEvent::revision).containsExactly(null, "");
        assertIntact();
    }

    @Test
    default void timesAreKeptToTheMicrosecondBeforeAndAfter1970() {
        Instant before = Instant.parse("1905-06-30T12:00:00.123456789Z");
        clock().set(Instant.parse("2026-11-03T10:00:00.987654321Z"));
        Receipt receipt = append(commit(new NewEvent("1", null, -1, "T", "1", "{}", "{}", before)));
        assertThat(receipt.recordedAt()).isEqualTo(Instant.parse("2026-11-03T10:00:00.987654Z"));
        assertThat(log().read(0, 1).getFirst().recordedAt()).isEqualTo(receipt.recordedAt());
        assertThat(log().read(0, 1).getFirst().timestamp()).isEqualTo(before.truncatedTo(ChronoUnit.MICROS));
        assertIntact();
    }

    @Test
    default void aClockThatStepsBackDoesNotMakeTimeRunBackwards() {
        Instant noon = Instant.parse("2026-11-03T12:00:00Z");
        clock().set(noon);
        append(commit(event("a", 0)));
        clock().set(noon.minusSeconds(3_600));
        assertThat(append(commit(event("a", 1))).recordedAt()).isEqualTo(noon);
        clock().set(noon.plusSeconds(1));
        assertThat(append(commit(event("a", 2))).recordedAt()).isEqualTo(noon.plusSeconds(1));
        assertIntact();
    }

    @Test
    default void nothingIsRecordedWhileTheClockIsInDoubt() {
        NewCommit known = commit(event("a", 0));
        Receipt first = append(known);
        clock().setInDoubt(true);

        assertThat(refusal(ClockUncertain.class, commit(event("a", 1)))).isNotNull();
        List<CompletableFuture<Receipt>> together = IntStream.range(0, 50)
                .mapToObj(stream -> log().append(commit(event("b" + stream, 0)))).toList();
        together.forEach(each -> assertThatThrownBy(() -> LogUnderTest.outcome(each))
                .isInstanceOf(ClockUncertain.class));
        assertThat(append(known)).isEqualTo(first.asRepeated());
        assertThat(log().head().position()).isEqualTo(1);

        clock().setInDoubt(false);
        assertThat(append(commit(event("a", 1))).firstPosition()).isEqualTo(2);
        assertIntact();
    }

    @Test
    default void aSequenceThatIsTakenIsRefused() {
        append(commit(event("a", 0), event("a", 1)));
        SequenceConflict conflict = refusal(SequenceConflict.class, commit(event("a", 1)));
        assertThat(conflict.streamId()).isEqualTo("a");
        assertThat(conflict.sequence()).isEqualTo(1);
        assertThat(refusal(SequenceConflict.class, commit(event("a", 0)))).isNotNull();
        assertThat(log().head().position()).isEqualTo(2);
    }

    @Test
    default void aSequenceThatLeavesAHoleIsRefused() {
        append(commit(event("a", 0)));
        assertThat(refusal(SequenceConflict.class, commit(event("a", 2))).sequence()).isEqualTo(2);
        assertThat(refusal(SequenceConflict.class, commit(event("a", 1), event("a", 3)))).isNotNull();
        assertThat(refusal(SequenceConflict.class, commit(event("a", 1), event("a", 1)))).isNotNull();
        assertThat(log().headSequence("a")).hasValue(0);
    }

    @Test
    default void aStreamMayBeginAtAnySequenceAndIsDenseFromThereOn() {
        append(commit(event("late", 5)));
        assertThat(refusal(SequenceConflict.class, commit(event("late", 0)))).isNotNull();
        assertThat(refusal(SequenceConflict.class, commit(event("late", 4)))).isNotNull();
        assertThat(refusal(SequenceConflict.class, commit(event("late", 7)))).isNotNull();
        append(commit(event("late", 6)));
        assertThat(log().readStream("late", 0, Long.MAX_VALUE)).extracting(StoredEvent::sequence).containsExactly(5L,
                6L);
        assertIntact();
    }

    @Test
    default void aCommitIsStoredWholeOrNotAtAll() {
        append(commit(event("a", 0)));
        SequenceConflict conflict = refusal(SequenceConflict.class,
                commit(event("b", 0), event("b", 1), event("a", 0)));
        assertThat(conflict.streamId()).isEqualTo("a");
        assertThat(log().readStream("b", 0, Long.MAX_VALUE)).isEmpty();
        assertThat(log().headSequence("b")).isEmpty();
        assertThat(append(commit(event("b", 0), event("a", 1))).firstPosition()).isEqualTo(2);
        assertIntact();
    }

    @Test
    default void anEventIdIsStoredOnce() {
        append(commit(eventWithId("same", "a", 0)));
        assertThat(refusal(DuplicateEvent.class, commit(event("b", 0), eventWithId("same", "c", 0)))).isNotNull();
        assertThat(refusal(DuplicateEvent.class, commit(eventWithId("x", "d", 0), eventWithId("x", "e", 0))))
                .isNotNull();
        assertThat(log().head().position()).isEqualTo(1);
        assertThat(append(commit(event("b", 0))).firstPosition()).isEqualTo(2);
        assertIntact();
    }

    @Test
    default void textThatHasNoUtf8IsADefectOfTheCaller() {
        String lone = "\uDC00";
        assertThatThrownBy(() -> log().append(commitWithId(lone, event("a", 0))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log().append(commit(event(lone, 0)))).isInstanceOf(IllegalArgumentException.class);
        NewEvent broken = new NewEvent("1", null, -1, "T", null, "{}", "\"\uD83D\"", Instant.EPOCH);
        assertThatThrownBy(() -> log().append(commit(broken))).isInstanceOf(IllegalArgumentException.class);
        assertThat(log().head().position()).isZero();
    }

    @Test
    default void commitsFollowEachOtherInTheChain() {
        append(commit(event("a", 0)));
        append(commit(event("a", 1), event("b", 0)));
        append(commit(loose()));
        var commits = log().readCommits(0, 100);
        assertThat(commits.get(1).previousHash()).isEqualTo(commits.get(0).hash());
        assertThat(commits.get(2).previousHash()).isEqualTo(commits.get(1).hash());
        assertThat(log().head().hash()).isEqualTo(commits.get(2).hash());
        assertThat(log().head().commits()).isEqualTo(3);
        assertIntact();
    }

    @Test
    default void aClosedLogRefuses() {
        append(commit(event("a", 0)));
        log().close();
        assertThat(refusal(Unavailable.class, commit(event("a", 1)))).isNotNull();
        assertThatThrownBy(() -> log().head()).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> log().read(0, 1)).isInstanceOf(Unavailable.class);
    }
}
