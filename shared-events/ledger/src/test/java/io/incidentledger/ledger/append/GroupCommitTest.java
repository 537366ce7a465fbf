package io.incidentledger.ledger.append;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.incidentledger.ledger.Commits;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.chain.ChainedCommit;
import io.incidentledger.ledger.chain.HashChain;
import io.incidentledger.ledger.chain.PreparedCommit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(30)
class GroupCommitTest {

    private final GatedStore store = new GatedStore();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final GroupCommit groupCommit = new GroupCommit("appender", store,
            new GroupCommit.Limits(5, 3_000, 3, 1_000),
            new AppendMetrics(meters));

    @AfterEach
    void close() {
        store.gate.release(1_000);
        groupCommit.close();
    }

    /// Writes a batch when the test allows it, and detects batches that overlap.
    private static final class GatedStore implements CommitBatchStore {

        final Semaphore gate = new Semaphore(0);
        final Semaphore entered = new Semaphore(0);
        final List<List<PreparedCommit>> batches = new ArrayList<>();
        final AtomicInteger inFlight = new AtomicInteger();
        volatile int mostInFlight;
        volatile Throwable failure;
        private final HashChain chain = new HashChain();
        private Head head = new Head("l", 0, 0, chain.genesis("l"), Instant.EPOCH);

        @Override
        public List<AppendOutcome> write(List<PreparedCommit> batch) {
            mostInFlight = Math.max(mostInFlight, inFlight.incrementAndGet());
            entered.release();
            gate.acquireUninterruptibly();
            batches.add(batch);
            inFlight.decrementAndGet();
            if (failure != null) {
                GatedStore.<RuntimeException>sneak(failure);
            }
            return batch.stream().map(this::outcome).toList();
        }

        private AppendOutcome outcome(PreparedCommit commit) {
            if (commit.flaw() != null) {
                return new AppendOutcome.Refused(commit.flaw());
            }
            ChainedCommit chained = ChainedCommit.behind(head, commit, Instant.now(), chain);
            head = chained.head();
            return new AppendOutcome.Stored(chained.receipt());
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void sneak(Throwable failure) throws T {
            throw (T) failure;
        }
    }

    private List<CompletableFuture<Receipt>> append(int commits) {
        return IntStream.range(0, commits).mapToObj(i -> groupCommit.append(commit(event("s" + i, 0)))).toList();
    }

    @Test
    void aCommitThatComesAloneIsWrittenAlone() {
        store.gate.release();
        assertThat(append(1).getFirst().join().firstPosition()).isEqualTo(1);
        assertThat(store.batches).hasSize(1);
    }

    @Test
    void aCallerIsAnsweredOnlyWhenTheStoreHasWritten() throws Exception {
        CompletableFuture<Receipt> result = append(1).getFirst();
        assertThat(store.entered.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
        assertThat(result).isNotDone();
        store.gate.release();
        assertThat(result).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void whatWaitsMeanwhileIsWrittenTogetherUpToTheBoundAndNeverInTwoBatchesAtOnce() {
        append(1);
        store.entered.acquireUninterruptibly();
        List<CompletableFuture<Receipt>> waiting = append(5);
        store.gate.release(3);
        waiting.forEach(CompletableFuture::join);
        assertThat(store.batches).extracting(List::size).containsExactly(1, 3, 2);
        assertThat(store.mostInFlight).isEqualTo(1);
        assertThat(waiting).extracting(result -> result.join().firstPosition()).containsExactly(2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void aBatchWithEnoughTextTakesNoFurtherCommit() {
        append(1);
        store.entered.acquireUninterruptibly();
        NewEvent large = event("large", 0);
        NewEvent payload = new NewEvent(large.eventId(), large.stream(), 0, large.type(), null, "x".repeat(1_000), "{}",
                large.timestamp());
        groupCommit.append(commit(payload));
        CompletableFuture<Receipt> last = append(1).getFirst();
        store.gate.release(3);
        last.join();
        assertThat(store.batches).extracting(List::size).containsExactly(1, 1, 1);
    }

    private CompletableFuture<Receipt> appendText(int chars) {
        NewEvent any = event(UUID.randomUUID().toString(), 0);
        return groupCommit.append(commit(new NewEvent(any.eventId(), any.stream(), 0, any.type(), null,
                "x".repeat(chars - 2), "{}", any.timestamp())));
    }

    @Test
    void aQueueFullOfTextRefusesAtOnceAndTakesCommitsAgainLater() {
        append(1);
        store.entered.acquireUninterruptibly();
        CompletableFuture<Receipt> half = appendText(1_500);
        CompletableFuture<Receipt> tooMuch = appendText(1_501);
        assertThat(tooMuch).isCompletedExceptionally();
        assertThatThrownBy(tooMuch::join).hasCauseInstanceOf(EventLogException.Overloaded.class);
        CompletableFuture<Receipt> rest = appendText(1_500);
        assertThat(meters.get("incident.ledger.append.queue.size").gauge().value()).isEqualTo(3_000);
        store.gate.release(3);
        half.join();
        rest.join();
        assertThat(meters.get("incident.ledger.append.queue.size").gauge().value()).isZero();
        store.gate.release();
        assertThat(appendText(3_001)).as("alone, a commit of any size fits").succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void aFullQueueRefusesAtOnceAndTakesCommitsAgainLater() {
        append(1);
        store.entered.acquireUninterruptibly();
        List<CompletableFuture<Receipt>> waiting = append(5);
        CompletableFuture<Receipt> tooMany = append(1).getFirst();
        assertThat(tooMany).isCompletedExceptionally();
        assertThatThrownBy(tooMany::join).hasCauseInstanceOf(EventLogException.Overloaded.class);
        assertThat(meters.get("incident.ledger.append.overloads").counter().count()).isEqualTo(1);
        assertThat(meters.get("incident.ledger.append.queue").gauge().value()).isEqualTo(5);
        store.gate.release(4);
        waiting.forEach(CompletableFuture::join);
        assertThat(append(1).getFirst()).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void aRefusedCommitFailsAloneWithItsReason() {
        append(1);
        store.entered.acquireUninterruptibly();
        CompletableFuture<Receipt> before = append(1).getFirst();
        CompletableFuture<Receipt> flawed = groupCommit.append(commit(event("gap", 0), event("gap", 2)));
        CompletableFuture<Receipt> after = append(1).getFirst();
        store.gate.release(2);
        assertThat(before).succeedsWithin(Duration.ofSeconds(5));
        assertThat(after).succeedsWithin(Duration.ofSeconds(5));
        assertThatThrownBy(flawed::join).isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(EventLogException.SequenceConflict.class);
    }

    @Test
    void aFailureOfTheStoreFailsTheBatchAndTheNextOneIsTried() {
        store.failure = new EventLogException.Unavailable("disk full", null);
        store.gate.release();
        assertThatThrownBy(append(1).getFirst()::join).hasCause(store.failure);
        store.failure = null;
        store.gate.release();
        assertThat(append(1).getFirst()).succeedsWithin(Duration.ofSeconds(5));
        assertThat(meters.get("incident.ledger.append.batch").tag("outcome", "failed").timer().count()).isEqualTo(1);
        assertThat(meters.get("incident.ledger.append.batch").tag("outcome", "written").timer().count()).isEqualTo(1);
    }

    @Test
    void evenADefectOfTheStoreDoesNotStopTheAppender() {
        store.failure = new StackOverflowError("defect");
        store.gate.release();
        assertThatThrownBy(append(1).getFirst()::join).hasCauseInstanceOf(EventLogException.Unavailable.class);
        store.failure = null;
        store.gate.release();
        assertThat(append(1).getFirst()).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void closingWritesWhatWaitsAndRefusesWhatComesLater() {
        List<CompletableFuture<Receipt>> waiting = append(4);
        Thread closing = Thread.ofPlatform().start(groupCommit::close);
        store.gate.release(10);
        await().until(() -> !closing.isAlive());
        assertThat(waiting).allMatch(CompletableFuture::isDone).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThatThrownBy(append(1).getFirst()::join).hasCauseInstanceOf(EventLogException.Unavailable.class);
    }

    @Test
    void textThatHasNoUtf8IsRefusedBeforeItIsQueued() {
        NewEvent broken = new NewEvent("id", null, -1, "T", null, "{\"title\":\"\uD83D\"}", "{}", Commits.WRITTEN_AT);
        assertThatThrownBy(() -> groupCommit.append(commit(broken))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("payload");
    }
}
