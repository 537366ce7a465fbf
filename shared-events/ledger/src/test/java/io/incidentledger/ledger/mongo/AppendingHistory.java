package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventLogException.DuplicateEvent;
import io.incidentledger.ledger.EventLogException.OutcomeUnknown;
import io.incidentledger.ledger.EventLogException.SequenceConflict;
import io.incidentledger.ledger.EventLogException.Unavailable;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.SaltedDigest;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.StreamSlice;
import io.incidentledger.ledger.append.AppendOutcome;
import io.incidentledger.ledger.chain.ChainedCommit;
import io.incidentledger.ledger.chain.HashChain;
import io.incidentledger.ledger.chain.PreparedCommit;
import io.incidentledger.ledger.conformance.SettableClock;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/// Runs one random history of several processes that append to one ledger while much goes wrong, and checks that the
/// outcomes reported to them are true. A process writes while another one waits for a response, so all operations
/// interleave, and the same seed gives the same history.
final class AppendingHistory {

    private static final int PROCESSES = 3;
    private static final int STREAMS = 5;
    private static final Duration ONE_ATTEMPT = Duration.ofMillis(100);
    private static final int MAX_IN_BATCH = 6;

    private final Random random;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-03T10:00:00Z"));
    private final SimulatedReplicaSet replicas;
    private final List<MongoCommitBatchStore> processes = new ArrayList<>();
    private final Set<MongoCommitBatchStore> writing = new HashSet<>();
    private final List<Told> told = new ArrayList<>();
    private final List<NewCommit> sent = new ArrayList<>();
    private final MongoSettings settings = MongoSettings.DEFAULT.withClock(clock);
    private int ids;
    private int left;

    /// The outcome of a commit that was reported to a process.
    record Told(Write write, PreparedCommit commit, @Nullable Receipt receipt, @Nullable EventLogException refusal) {

        boolean isOf(ChainedCommit stored) {
            return stored.prepared().seals().equals(commit.seals());
        }
    }

    /// A batch that was written.
    ///
    /// @param lastSequences last sequences of the streams, as a majority had them when the batch was begun
    record Write(List<PreparedCommit> batch, Map<String, Long> lastSequences) {}

    AppendingHistory(long seed, int writes, Set<SimulatedReplicaSet.Promise> broken) {
        this.random = new Random(seed);
        this.left = writes;
        this.replicas = new SimulatedReplicaSet(random, broken, this::writeOnce);
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(newProcess());
        }
    }

    private MongoCommitBatchStore newProcess() {
        return new MongoCommitBatchStore(replicas.collection(), settings, replicas.pace(), position -> {});
    }

    /// Runs the history, checks it, and returns all outcomes.
    List<Told> run() {
        while (left > 0) {
            writeOnce();
            if (random.nextInt(30) == 0) {
                processes.set(random.nextInt(PROCESSES), newProcess());
            }
        }
        replicas.calmDown();
        processes.forEach(this::writesAgain);
        check();
        return told;
    }

    private void writeOnce() {
        MongoCommitBatchStore process = processes.get(random.nextInt(PROCESSES));
        if (left > 0 && writing.add(process)) {
            left--;
            clock.set(clock.instant().plus(Duration.ofMillis(random.nextInt(-500, 1_000))));
            write(process, batch());
            writing.remove(process);
        }
    }

    private void write(MongoCommitBatchStore process, List<PreparedCommit> batch) {
        long start = replicas.pace().nanoTime();
        Write write = new Write(batch, lastSequences(replicas.stored()));
        try {
            List<AppendOutcome> outcomes = process.write(batch);
            for (int i = 0; i < batch.size(); i++) {
                told.add(switch (outcomes.get(i)) {
                    case AppendOutcome.Stored(Receipt receipt) -> new Told(write, batch.get(i), receipt, null);
                    case AppendOutcome.Refused(EventLogException why) -> new Told(write, batch.get(i), null, why);
                });
            }
        } catch (Unavailable refused) {
            batch.forEach(commit -> told.add(new Told(write, commit, null, refused)));
        }
        assertThat(Duration.ofNanos(replicas.pace().nanoTime() - start)).as("time until an answer")
                .isLessThan(settings.decideWithin().plus(ONE_ATTEMPT));
    }

    /// Each process can write again once nothing goes wrong anymore.
    private void writesAgain(MongoCommitBatchStore process) {
        write(process, List.of(prepared("last " + ids++, List.of(eventWithId("last " + ids, null, -1)))));
        assertThat(told.getLast().refusal()).as("answer when all is well").isNull();
    }

    private List<PreparedCommit> batch() {
        List<PreparedCommit> batch = new ArrayList<>();
        Map<String, Long> next = nextSequences();
        for (int count = 1 + random.nextInt(MAX_IN_BATCH); count > 0; count--) {
            batch.add(
                    random.nextInt(5) == 0 && !sent.isEmpty() ? again(next) : prepared("commit " + ids++, fresh(next)));
        }
        return batch;
    }

    /// Repeats an earlier commit, or sends a newly decided one with the same id.
    private PreparedCommit again(Map<String, Long> next) {
        NewCommit before = sent.get(random.nextInt(sent.size()));
        return random.nextBoolean() ? PreparedCommit.of(before, random) : prepared(before.commitId(), fresh(next));
    }

    /// The next sequences of the streams, as known to a process that may have read the log a while ago.
    private Map<String, Long> nextSequences() {
        List<EncodedCommit> stored = replicas.stored();
        int seen = random.nextInt(4) == 0 ? random.nextInt(stored.size() + 1) : stored.size();
        Map<String, Long> next = lastSequences(stored.subList(0, seen));
        next.replaceAll((stream, last) -> last + 1);
        return next;
    }

    private static Map<String, Long> lastSequences(List<EncodedCommit> stored) {
        Map<String, Long> last = new HashMap<>();
        stored.forEach(commit -> commit.chained().receipt().streams()
                .forEach(slice -> last.put(slice.stream().id(), slice.lastSequence())));
        return last;
    }

    private List<NewEvent> fresh(Map<String, Long> next) {
        List<NewEvent> events = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            String stream = "stream " + random.nextInt(STREAMS);
            switch (random.nextInt(24)) {
                case 0, 2, 3 -> events.add(event(null, -1));
                case 1 -> events.add(event(stream, random.nextInt(6)));
                default -> events.add(event(stream, next.merge(stream, 1L, Long::sum) - 1));
            }
        }
        return events;
    }

    private PreparedCommit prepared(String id, List<NewEvent> events) {
        NewCommit commit = new NewCommit(id, null, events);
        sent.add(commit);
        return PreparedCommit.of(commit, random);
    }

    private NewEvent event(@Nullable String stream, long sequence) {
        return eventWithId("event " + (random.nextInt(30) == 0 ? random.nextInt(ids + 1) : ids++), stream, sequence);
    }

    private static NewEvent eventWithId(String id, @Nullable String stream, long sequence) {
        return new NewEvent(id, stream == null ? null : new StreamId("Incident", stream), sequence, "T", null, "{}",
                "{}", Instant.EPOCH);
    }

    private void check() {
        List<ChainedCommit> stored = replicas.stored().stream().map(EncodedCommit::chained).toList();
        checkChain(stored);
        checkUnique(stored);
        Map<String, ChainedCommit> byId = new HashMap<>();
        stored.forEach(commit -> byId.put(commit.receipt().commitId(), commit));
        told.forEach(each -> checkTruth(each, byId));
    }

    private static void checkChain(List<ChainedCommit> stored) {
        HashChain chain = new HashChain();
        Hash previous = chain.genesis(SimulatedReplicaSet.LEDGER_ID);
        long position = 0;
        long number = 0;
        Instant recordedAt = Instant.EPOCH;
        for (ChainedCommit commit : stored) {
            Receipt receipt = commit.receipt();
            assertThat(receipt.firstPosition()).as("no hole, no overlap").isEqualTo(position + 1);
            assertThat(commit.head().commits()).isEqualTo(++number);
            assertThat(commit.previousHash()).as("one chain").isEqualTo(previous);
            assertThat(commit.hash()).isEqualTo(chain.commitHash(receipt, previous,
                    commit.prepared().seals().stream().map(SaltedDigest::digest).toList()));
            assertThat(receipt.recordedAt()).as("time").isAfterOrEqualTo(recordedAt);
            previous = commit.hash();
            position = receipt.lastPosition();
            recordedAt = receipt.recordedAt();
        }
    }

    private static void checkUnique(List<ChainedCommit> stored) {
        Set<String> ids = new HashSet<>();
        Map<String, Long> last = new HashMap<>();
        for (ChainedCommit commit : stored) {
            assertThat(ids.add("commit " + commit.receipt().commitId())).as("applied once").isTrue();
            commit.prepared().commit().events()
                    .forEach(event -> assertThat(ids.add("event " + event.eventId())).as("event once").isTrue());
            for (StreamSlice slice : commit.receipt().streams()) {
                Long before = last.put(slice.stream().id(), slice.lastSequence());
                assertThat(slice.firstSequence()).as("dense stream")
                        .isEqualTo(before == null ? slice.firstSequence() : before + 1);
            }
        }
    }

    private void checkTruth(Told each, Map<String, ChainedCommit> stored) {
        ChainedCommit there = stored.get(each.commit().commitId());
        if (each.receipt() != null) {
            assertThat(there).as("acknowledged, so stored").isNotNull();
            assertThat(each.receipt().asRepeated()).isEqualTo(there.receipt().asRepeated());
            assertThat(each.receipt().repeated()).as("repeated").isNotEqualTo(each.isOf(there));
        } else if (!(each.refusal() instanceof OutcomeUnknown)) {
            assertThat(there == null || !each.isOf(there)).as("refused, so not stored: " + each.refusal()).isTrue();
            checkReason(each, stored);
        }
    }

    private void checkReason(Told each, Map<String, ChainedCommit> stored) {
        switch (each.refusal()) {
            case SequenceConflict conflict -> assertThat(isFlawed(each) || isTakenOrHole(each, conflict, stored)
                    || isBehindAnotherOfTheBatch(each, conflict)).as(conflict.getMessage()).isTrue();
            case DuplicateEvent duplicate -> assertThat(isFlawed(each) || stored.values().stream()
                    .flatMap(commit -> commit.prepared().commit().events().stream())
                    .anyMatch(event -> new DuplicateEvent(event.eventId()).getMessage()
                            .equals(duplicate.getMessage())))
                    .as(duplicate.getMessage()).isTrue();
            case null, default -> assertThat(each.refusal()).isInstanceOf(Unavailable.class);
        }
    }

    private static boolean isFlawed(Told each) {
        return each.commit().flaw() != null;
    }

    /// Whether the conflict is justified: in the end the sequence belongs to another commit, or its predecessor was
    /// missing when the batch was begun.
    private static boolean isTakenOrHole(Told each, SequenceConflict conflict, Map<String, ChainedCommit> stored) {
        boolean isTaken = stored.values().stream().flatMap(commit -> commit.receipt().streams().stream())
                .anyMatch(slice -> slice.stream().id().equals(conflict.streamId())
                        && slice.firstSequence() <= conflict.sequence() && conflict.sequence() <= slice.lastSequence());
        Long last = each.write().lastSequences().get(conflict.streamId());
        boolean wasHole = last == null
                ? isThere(conflict.streamId(), stored)
                : last != conflict.sequence() - 1;
        return isTaken || wasHole;
    }

    private static boolean isThere(String stream, Map<String, ChainedCommit> stored) {
        return stored.values().stream().flatMap(commit -> commit.receipt().streams().stream())
                .anyMatch(slice -> slice.stream().id().equals(stream));
    }

    private boolean isBehindAnotherOfTheBatch(Told each, SequenceConflict conflict) {
        return told.stream().takeWhile(other -> other != each)
                .anyMatch(other -> other.write() == each.write() && other.refusal() != null && other.commit().streams()
                        .stream().anyMatch(slice -> slice.stream().id().equals(conflict.streamId())));
    }
}
