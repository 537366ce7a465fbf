package io.incidentledger.ledger.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.LongStream;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.conformance.SettableClock;
import io.incidentledger.tiers.Dose;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/// Runs one random history of a log. The same seed gives the same history, except for how a log forms batches of
/// concurrent commits.
public final class LogSimulation {

    private final Random random;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-03T10:00:00Z"));
    private final LogModel model = new LogModel();
    private final RandomCommits commits;
    private final ReadCheck reading;
    private final SimulatedLog log;
    private final int steps;

    private LogSimulation(long seed, int steps, Function<InstantSource, SimulatedLog> open) {
        this.random = new Random(seed);
        this.commits = new RandomCommits(random, model);
        this.reading = new ReadCheck(random, model, commits);
        this.steps = steps;
        this.log = open.apply(clock);
    }

    /// Runs the histories of many seeds, or fewer when a soak's budget is used up; or only that of `-Dsimulation.seed`.
    public static void run(String of, int seeds, int steps, Function<InstantSource, SimulatedLog> open) {
        Long only = Long.getLong("simulation.seed");
        long last = Long.getLong("simulation.seeds", seeds);
        LongStream all = only == null
                ? LongStream.rangeClosed(1, last).takeWhile(seed -> !Dose.usedUp(of + ", histories", seed - 1, last))
                : LongStream.of(only);
        all.forEach(seed -> {
            try {
                new LogSimulation(seed, steps, open).run();
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("history failed; replay it with -Dsimulation.seed=" + seed, failure);
            }
        });
    }

    private void run() {
        try (log) {
            for (int step = 0; step < steps; step++) {
                step();
            }
            reading.everything(anyProcess());
        }
    }

    private EventLog anyProcess() {
        return log.process(random.nextInt(log.processes()));
    }

    private void step() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> appendTogether(1);
            case 8, 9, 10 -> appendTogether(2 + random.nextInt(8));
            case 11, 12 -> moveClock();
            case 13 -> crash();
            default -> reading.something(anyProcess(), clock.instant());
        }
    }

    private void moveClock() {
        clock.set(clock.instant().plus(Duration.ofMillis(random.nextInt(-2_000, 3_000))));
    }

    private void crash() {
        if (random.nextInt(4) == 0) {
            log.crash(random);
            reading.everything(anyProcess());
        }
    }

    private record Sent(NewCommit commit, CompletableFuture<Receipt> result) {}

    private void appendTogether(int count) {
        EventLog process = anyProcess();
        List<Sent> sent = new ArrayList<>();
        for (NewCommit commit : commits.next(count)) {
            sent.add(new Sent(commit, process.append(commit)));
        }
        Set<String> refusedStreams = new HashSet<>();
        sent.forEach(each -> check(each, refusedStreams));
    }

    private void check(Sent sent, Set<String> refusedStreams) {
        NewCommit commit = sent.commit();
        Receipt first = model.find(commit.commitId());
        EventLogException expected = first == null ? model.refusal(commit) : null;
        try {
            Receipt receipt = sent.result().get(20, TimeUnit.SECONDS);
            if (first != null) {
                assertThat(receipt).isEqualTo(first.asRepeated());
            } else {
                assertThat(expected).as("commit should be refused").isNull();
                checkStored(commit, receipt);
            }
        } catch (ExecutionException refused) {
            checkRefused(commit, first, expected, refused.getCause(), refusedStreams);
        } catch (InterruptedException | TimeoutException silent) {
            throw new AssertionError(silent);
        }
    }

    private void checkStored(NewCommit commit, Receipt receipt) {
        long before = model.head();
        model.store(commit, receipt, clock.instant());
        assertThat(receipt.commitId()).isEqualTo(commit.commitId());
        assertThat(receipt.firstPosition()).isEqualTo(before + 1);
        assertThat(receipt.lastPosition()).isEqualTo(model.head());
        assertThat(receipt.recordedAt()).isEqualTo(model.recordedAt());
        assertThat(receipt.repeated()).isFalse();
    }

    /// Checks a rejection. A commit may also be rejected because of an earlier one of the same stream when both were
    /// written together.
    private void checkRefused(NewCommit commit, @Nullable Receipt first, @Nullable EventLogException expected,
            Throwable reason,
            Set<String> refusedStreams) {
        assertThat(first).as("a stored commit id wins").isNull();
        List<String> allowed = new ArrayList<>();
        Optional.ofNullable(expected).ifPresent(refusal -> allowed.add(refusal.toString()));
        model.sequenceConflicts(commit.events()).forEach(conflict -> allowed.add(conflict.toString()));
        commit.events().stream().filter(event -> event.stream() != null && refusedStreams.contains(event.stream().id()))
                .forEach(event -> allowed
                        .add(new EventLogException.SequenceConflict(event.stream().id(), event.sequence()).toString()));
        assertThat(allowed).contains(reason.toString());
        commit.events().forEach(
                event -> Optional.ofNullable(event.stream()).ifPresent(stream -> refusedStreams.add(stream.id())));
    }
}
