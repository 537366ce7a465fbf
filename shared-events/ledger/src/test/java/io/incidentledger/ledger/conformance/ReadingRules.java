package io.incidentledger.ledger.conformance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.chain.HashChain;
import io.incidentledger.ledger.verification.LedgerVerifier;
import org.junit.jupiter.api.Test;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.commitWithId;
import static io.incidentledger.ledger.Commits.event;
import static io.incidentledger.ledger.Commits.loose;
import static org.assertj.core.api.Assertions.assertThat;

/// Rules for reading a log.
interface ReadingRules extends LogUnderTest {

    /// Ten events in four commits: 1 · 2 3 4 · 5 6 7 8 · 9 10; stream a has 1, 3, 5, 9.
    default List<Receipt> tenEvents() {
        return List.of(append(commit(event("a", 0))), append(commit(event("b", 0), event("a", 1), loose())),
                append(commit(event("a", 2), event("c", 0), event("c", 1), event("b", 1))),
                append(commit(event("a", 3), event("b", 2))));
    }

    private static List<Long> positions(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::position).toList();
    }

    @Test
    default void anEmptyLogStartsFromItsGenesis() {
        Head head = log().head();
        assertThat(head.position()).isZero();
        assertThat(head.commits()).isZero();
        assertThat(head.recordedAt()).isEqualTo(Instant.EPOCH);
        assertThat(head.hash()).isEqualTo(new HashChain().genesis(head.ledgerId()));
        assertThat(log().read(0, 10)).isEmpty();
        assertThat(log().readCommits(0, 10)).isEmpty();
        assertIntact();
    }

    @Test
    default void theHeadIsTheLastCommit() {
        Receipt last = tenEvents().getLast();
        Head head = log().head();
        assertThat(head.position()).isEqualTo(10);
        assertThat(head.commits()).isEqualTo(4);
        assertThat(head.recordedAt()).isEqualTo(last.recordedAt());
        assertThat(head.hash()).isEqualTo(log().readCommits(0, 100).getLast().hash());
    }

    @Test
    default void readingGoesOnBehindAPositionUpToALimit() {
        tenEvents();
        assertThat(positions(log().read(0, 3))).containsExactly(1L, 2L, 3L);
        assertThat(positions(log().read(3, 4))).containsExactly(4L, 5L, 6L, 7L);
        assertThat(positions(log().read(8, 100))).containsExactly(9L, 10L);
        assertThat(log().read(10, 5)).isEmpty();
        assertThat(log().read(1_000, 5)).isEmpty();
        assertThat(log().read(0, 0)).isEmpty();
        assertThat(log().read(9, Integer.MAX_VALUE)).hasSize(1);
    }

    @Test
    default void scanningHandsOutARangeInOrderOnTheCallersThread() {
        tenEvents();
        List<StoredEvent> scanned = new ArrayList<>();
        Thread caller = Thread.currentThread();
        log().scan(2, 9, event -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            scanned.add(event);
        });
        assertThat(positions(scanned)).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(scanned).isEqualTo(log().read(2, 7));
        log().scan(9, Long.MAX_VALUE, event -> assertThat(event.position()).isEqualTo(10));
        log().scan(10, Long.MAX_VALUE, event -> assertThat(event).isNull());
        log().scan(5, 5, event -> assertThat(event).isNull());
    }

    @Test
    default void aLongScanMissesNothing() {
        for (int i = 0; i < 900; i++) {
            log().append(commit(event("s" + i, 0), event("s" + i, 1), loose()));
        }
        append(commit(loose()));
        List<Long> positions = new ArrayList<>();
        log().scan(0, Long.MAX_VALUE, event -> positions.add(event.position()));
        assertThat(positions).isEqualTo(LongStream.rangeClosed(1, 2_701).boxed().toList());
        List<Long> verified = new ArrayList<>();
        new LedgerVerifier(log()).scanVerified(0, Long.MAX_VALUE, event -> verified.add(event.position()));
        assertThat(verified).isEqualTo(positions);
    }

    @Test
    default void aStreamIsReadFromASequenceUpToAPosition() {
        tenEvents();
        assertThat(positions(log().readStream("a", 0, Long.MAX_VALUE))).containsExactly(1L, 3L, 5L, 9L);
        assertThat(positions(log().readStream("a", 2, Long.MAX_VALUE))).containsExactly(5L, 9L);
        assertThat(positions(log().readStream("a", 1, 5))).containsExactly(3L, 5L);
        assertThat(positions(log().readStream("a", 0, 8))).containsExactly(1L, 3L, 5L);
        assertThat(log().readStream("a", 4, Long.MAX_VALUE)).isEmpty();
        assertThat(log().readStream("a", 0, 0)).isEmpty();
        assertThat(log().readStream("unknown", 0, Long.MAX_VALUE)).isEmpty();
        assertThat(log().readStream("c", 0, 7)).isEqualTo(log().read(5, 2));
    }

    @Test
    default void aStreamIsReadInPartsOfSoManyBytes() {
        tenEvents();
        List<StoredEvent> whole = log().readStream("a", 0, Long.MAX_VALUE);
        assertThat(log().readStream("a", 0, Long.MAX_VALUE, 1)).isEqualTo(whole.subList(0, 1));
        assertThat(log().readStream("a", 2, Long.MAX_VALUE, 1)).isEqualTo(whole.subList(2, 3));
        long two = whole.get(0).bytes() + whole.get(1).bytes();
        assertThat(log().readStream("a", 0, Long.MAX_VALUE, two)).isEqualTo(whole.subList(0, 2));
        assertThat(log().readStream("a", 0, Long.MAX_VALUE, two + 1)).isEqualTo(whole.subList(0, 3));
        assertThat(log().readStream("a", 0, 5, 1 << 20)).isEqualTo(whole.subList(0, 3));
        assertThat(log().readStream("a", 4, Long.MAX_VALUE, 1)).isEmpty();
        assertThat(log().readStream("unknown", 0, Long.MAX_VALUE, 1)).isEmpty();
    }

    @Test
    default void theLogIsReadInPartsOfSoManyBytes() {
        tenEvents();
        List<StoredEvent> whole = log().read(0, 10);
        assertThat(log().read(0, 10, 1)).isEqualTo(whole.subList(0, 1));
        assertThat(log().read(4, 10, 1)).isEqualTo(whole.subList(4, 5));
        long two = whole.get(2).bytes() + whole.get(3).bytes();
        assertThat(log().read(2, 10, two)).isEqualTo(whole.subList(2, 4));
        assertThat(log().read(2, 10, two + 1)).isEqualTo(whole.subList(2, 5));
        assertThat(log().read(2, 3, 1 << 20)).isEqualTo(whole.subList(2, 5));
        assertThat(log().read(-1, 10, 1 << 20)).isEqualTo(whole);
        assertThat(log().read(10, 10, 1)).isEmpty();
    }

    @Test
    default void aStreamsHeadIsItsLastSequence() {
        tenEvents();
        assertThat(log().headSequence("a")).hasValue(3);
        append(commit(event("a", 4)));
        assertThat(log().headSequence("a")).hasValue(4);
        assertThat(log().headSequence("c")).hasValue(1);
        assertThat(log().headSequence("unknown")).isEmpty();
    }

    @Test
    default void commitsAreReadWhole() {
        List<Receipt> receipts = tenEvents();
        List<Commit> commits = log().readCommits(0, 100);
        assertThat(commits).extracting(Commit::receipt).isEqualTo(receipts);
        assertThat(commits).extracting(Commit::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(commits.stream().flatMap(commit -> commit.events().stream())).isEqualTo(log().read(0, 10));
        assertThat(log().readCommits(0, 1)).hasSize(1);
        assertThat(log().readCommits(0, 2)).hasSize(2);
        assertThat(log().readCommits(1, 4)).extracting(Commit::number).containsExactly(2L, 3L);
        assertThat(log().readCommits(2, 100)).extracting(Commit::number).containsExactly(3L, 4L);
        assertThat(log().readCommits(8, 100)).extracting(Commit::number).containsExactly(4L);
        assertThat(log().readCommits(9, 100)).isEmpty();
        assertThat(log().readCommits(10, 100)).isEmpty();
    }

    @Test
    default void aTimeIsThePositionUpToWhichItWasRecorded() {
        Instant noon = Instant.parse("2026-11-03T12:00:00Z");
        for (int second : new int[]{0, 0, 10, 20}) {
            clock().set(noon.plusSeconds(second));
            append(commit(loose(), loose()));
        }
        assertThat(log().positionAt(noon.minusNanos(1_000))).isZero();
        assertThat(log().positionAt(noon)).isEqualTo(4);
        assertThat(log().positionAt(noon.plusSeconds(9))).isEqualTo(4);
        assertThat(log().positionAt(noon.plusSeconds(10))).isEqualTo(6);
        assertThat(log().positionAt(noon.plusSeconds(20))).isEqualTo(8);
        assertThat(log().positionAt(Instant.MAX)).isEqualTo(8);
        assertThat(log().positionAt(Instant.MIN)).isZero();
    }

    @Test
    default void verifyingFromACommitOnTrustsWhatIsBefore() {
        tenEvents();
        List<StoredEvent> verified = new ArrayList<>();
        new LedgerVerifier(log()).scanVerified(4, 9, verified::add);
        assertThat(positions(verified)).containsExactly(5L, 6L, 7L, 8L, 9L);
    }

    @Test
    default void whatAnotherProcessAppendsIsRead() {
        EventLog other = openedTwice();
        LogUnderTest.outcome(other.append(commitWithId("theirs", event("a", 0))));
        assertThat(log().head()).isEqualTo(other.head());
        append(commitWithId("ours", event("a", 1)));
        assertThat(other.read(0, 10)).extracting(StoredEvent::commitId).containsExactly("theirs", "ours");
        assertThat(log().read(0, 10)).isEqualTo(other.read(0, 10));
        assertIntact();
    }
}
