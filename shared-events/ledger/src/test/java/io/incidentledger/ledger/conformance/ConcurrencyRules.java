package io.incidentledger.ledger.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.EventLogException.SequenceConflict;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import org.junit.jupiter.api.Test;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static io.incidentledger.ledger.Commits.loose;
import static org.assertj.core.api.Assertions.assertThat;

/// Rules for concurrent writers and readers.
interface ConcurrencyRules extends LogUnderTest {

    /// Writes to one stream until it has added `wanted` events, deciding anew whenever others were first.
    private static List<Receipt> writeAgainstOthers(EventLog log, String stream, int wanted) {
        List<Receipt> won = new ArrayList<>();
        for (int attempt = 0; won.size() < wanted; attempt++) {
            assertThat(attempt).as("attempts of one writer").isLessThan(10_000);
            long next = log.headSequence(stream).orElse(-1) + 1;
            try {
                won.add(LogUnderTest.outcome(log.append(commit(event(stream, next)))));
            } catch (SequenceConflict lost) {
                assertThat(lost.sequence()).isEqualTo(next);
            }
        }
        return won;
    }

    private void assertDense(String stream, int events) {
        assertThat(log().readStream(stream, 0, Long.MAX_VALUE)).extracting(StoredEvent::sequence)
                .isEqualTo(LongStream.range(0, events).boxed().toList());
        assertThat(log().read(0, Integer.MAX_VALUE)).extracting(StoredEvent::position)
                .isEqualTo(LongStream.rangeClosed(1, log().head().position()).boxed().toList());
        assertIntact();
    }

    @Test
    default void ofWritersThatRaceForASequenceExactlyOneWins() {
        for (int sequence = 0; sequence < 10; sequence++) {
            long wanted = sequence;
            List<CompletableFuture<Receipt>> racing = ConcurrentRunner.together(8,
                    i -> log().append(commit(event("hot", wanted))));
            assertThat(racing.stream().filter(result -> {
                try {
                    LogUnderTest.outcome(result);
                    return true;
                } catch (SequenceConflict lost) {
                    return false;
                }
            })).hasSize(1);
        }
        assertDense("hot", 10);
    }

    @Test
    default void writersOfAHotStreamLoseNothing() {
        List<List<Receipt>> won = ConcurrentRunner.together(4, i -> writeAgainstOthers(log(), "hot", 25));
        Set<Long> positions = new HashSet<>();
        won.forEach(receipts -> receipts.forEach(receipt -> positions.add(receipt.firstPosition())));
        assertThat(positions).hasSize(100);
        assertDense("hot", 100);
    }

    @Test
    default void writersOfTwoProcessesLoseNothing() {
        EventLog other = openedTwice();
        ConcurrentRunner.together(4, i -> writeAgainstOthers(i % 2 == 0 ? log() : other, "hot", 25));
        assertDense("hot", 100);
        assertThat(other.head()).isEqualTo(log().head());
    }

    @Test
    default void eachReceiptNamesThePositionsOfItsOwnEvents() {
        List<Receipt> receipts = ConcurrentRunner.together(8, i -> IntStream.range(0, 40)
                .mapToObj(j -> log().append(commit(event(i + "/" + j, 0), event(i + "/" + j, 1)))).toList())
                .stream().flatMap(List::stream).map(LogUnderTest::outcome).toList();
        for (Receipt receipt : receipts) {
            List<StoredEvent> own = log().read(receipt.firstPosition() - 1, 2);
            assertThat(own).extracting(StoredEvent::commitId).containsOnly(receipt.commitId());
            assertThat(own).extracting(StoredEvent::sequence).containsExactly(0L, 1L);
        }
        assertThat(log().head().position()).isEqualTo(640);
        assertIntact();
    }

    @Test
    default void commitsOfOneCallerAreStoredInTheOrderInWhichTheyWereSent() {
        List<CompletableFuture<Receipt>> sent = LongStream.range(0, 200)
                .mapToObj(sequence -> log().append(commit(event("a", sequence)))).toList();
        assertThat(sent.stream().map(LogUnderTest::outcome)).extracting(Receipt::firstPosition)
                .isEqualTo(LongStream.rangeClosed(1, 200).boxed().toList());
    }

    @Test
    default void whoSeesAPositionSeesEverythingBeforeIt() {
        List<List<Long>> seen = ConcurrentRunner.together(4, i -> i < 2 ? writeMuch() : readUntil(400));
        for (List<Long> positions : seen.subList(2, 4)) {
            assertThat(positions).isEqualTo(LongStream.rangeClosed(1, positions.size()).boxed().toList());
        }
    }

    private List<Long> writeMuch() {
        for (int i = 0; i < 100; i++) {
            append(commit(loose(), loose()));
        }
        return List.of();
    }

    private List<Long> readUntil(int events) {
        List<Long> positions = new ArrayList<>();
        for (long start = System.nanoTime(); positions.size() < events;) {
            assertThat(System.nanoTime() - start).as("time spent reading").isLessThan(2 * soon().toNanos());
            log().read(positions.size(), 7).forEach(event -> positions.add(event.position()));
        }
        return positions;
    }
}
