package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.chain.HashChain;
import org.bson.RawBsonDocument;

/// Simulates what MongoDB guarantees about the collection of commits, and no more: a primary that inserts in order and
/// enforces unique keys; a majority that follows it and serves all queries; failovers that roll back what the majority
/// does not have; and requests that get lost before or after they are executed, or are executed long after their
/// callers have stopped waiting.
final class SimulatedReplicaSet {

    static final String LEDGER_ID = "simulated";

    /// Guarantees of MongoDB, or of the adapter to it, that can be broken to see whether a test detects it.
    enum Promise {
        POSITIONS_ARE_UNIQUE,
        COMMIT_IDS_ARE_UNIQUE,
        SEQUENCES_ARE_UNIQUE,
        EVENT_IDS_ARE_UNIQUE,
        AN_INSERT_STOPS_AT_THE_FIRST_FAILURE,
        QUESTIONS_ARE_ANSWERED_FROM_THE_MAJORITY,
        COMMIT_IDS_ARE_FOUND,
        WHAT_IS_AMBIGUOUS_IS_TOLD_AS_AMBIGUOUS,
        NOT_SENT_MEANS_NOT_SENT,
        WHAT_A_MAJORITY_HAS_STAYS
    }

    private final Random random;
    private final Set<Promise> broken;
    private final Runnable meanwhile;
    private final Head genesis = new Head(LEDGER_ID, 0, 0, new HashChain().genesis(LEDGER_ID), Instant.EPOCH);
    private final List<Held> majority = new ArrayList<>();
    private final List<Held> primaryOnly = new ArrayList<>();
    private final List<List<Held>> late = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private long now;
    private boolean faulty = true;

    /// A document with the keys that the indexes hold for it.
    private record Held(EncodedCommit commit, List<String> sequences, List<String> eventIds) {

        static Held of(EncodedCommit commit) {
            RawBsonDocument document = commit.document();
            List<String> sequences = document.containsKey(CommitDocumentFields.SEQUENCES)
                    ? document.getArray(CommitDocumentFields.SEQUENCES).stream().map(key -> key.asString().getValue())
                            .toList()
                    : List.of();
            return new Held(commit, sequences,
                    commit.chained().stored().events().stream().map(StoredEvent::eventId).toList());
        }

        Receipt receipt() {
            return commit.chained().receipt();
        }
    }

    /// @param meanwhile what other processes do while one waits for a response
    SimulatedReplicaSet(Random random, Set<Promise> broken, Runnable meanwhile) {
        this.random = random;
        this.broken = broken.isEmpty() ? EnumSet.noneOf(Promise.class) : EnumSet.copyOf(broken);
        this.meanwhile = meanwhile;
    }

    Sleeper pace() {
        return new Sleeper() {
            @Override
            public long nanoTime() {
                return now;
            }

            @Override
            public void pauseUpTo(long nanos) {
                now += 1 + random.nextLong(nanos);
                happen();
            }
        };
    }

    /// From now on nothing goes wrong; requests that were in flight arrive, or never do.
    void calmDown() {
        faulty = false;
        while (!late.isEmpty()) {
            arriveLate();
        }
        replicate(primaryOnly.size());
    }

    List<EncodedCommit> stored() {
        return majority.stream().map(Held::commit).toList();
    }

    private void happen() {
        if (!faulty) {
            return;
        }
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> replicate(random.nextInt(primaryOnly.size() + 1));
            case 3 -> failOver();
            case 4 -> arriveLate();
            case 5, 6, 7 -> atTheSameTime(meanwhile);
            default -> {
            }
        }
    }

    private void atTheSameTime(Runnable others) {
        long before = now;
        others.run();
        now = before;
    }

    private void replicate(int commits) {
        List<Held> first = primaryOnly.subList(0, commits);
        majority.addAll(first);
        first.clear();
    }

    private void failOver() {
        replicate(random.nextInt(primaryOnly.size() + 1));
        primaryOnly.forEach(commit -> keys.removeAll(keys(commit)));
        primaryOnly.clear();
        if (broken.contains(Promise.WHAT_A_MAJORITY_HAS_STAYS) && !majority.isEmpty()) {
            keys.removeAll(keys(majority.removeLast()));
        }
    }

    private void arriveLate() {
        if (!late.isEmpty()) {
            List<Held> batch = late.remove(random.nextInt(late.size()));
            if (random.nextBoolean()) {
                execute(batch, batch.size());
            }
        }
    }

    /// Inserts up to a number of commits on the primary. Returns the index of the first one that a unique key rejects;
    /// the size of the batch when there is none.
    private int execute(List<Held> batch, int upTo) {
        int refused = batch.size();
        for (int i = 0; i < upTo; i++) {
            Set<String> own = keys(batch.get(i));
            if (own.stream().noneMatch(keys::contains)) {
                keys.addAll(own);
                primaryOnly.add(batch.get(i));
            } else {
                refused = Math.min(refused, i);
                if (!broken.contains(Promise.AN_INSERT_STOPS_AT_THE_FIRST_FAILURE)) {
                    break;
                }
            }
        }
        return refused;
    }

    private Set<String> keys(Held commit) {
        Set<String> own = new HashSet<>();
        if (!broken.contains(Promise.POSITIONS_ARE_UNIQUE)) {
            own.add("position " + commit.receipt().firstPosition());
        }
        if (!broken.contains(Promise.COMMIT_IDS_ARE_UNIQUE)) {
            own.add("commit " + commit.receipt().commitId());
        }
        if (!broken.contains(Promise.SEQUENCES_ARE_UNIQUE)) {
            commit.sequences().forEach(key -> own.add("sequence " + key));
        }
        if (!broken.contains(Promise.EVENT_IDS_ARE_UNIQUE)) {
            commit.eventIds().forEach(id -> own.add("event " + id));
        }
        return own;
    }

    /// The collection as a process sees it.
    CommitCollection collection() {
        return new CommitCollection() {

            private List<Held> visible(Duration atMost) {
                now += random.nextLong(1_000_000);
                happen();
                if (faulty && random.nextInt(20) == 0) {
                    now += random.nextLong(atMost.toNanos() + 1);
                    throw new EventLogException.Unavailable("as the simulation wants it", null);
                }
                return broken.contains(Promise.QUESTIONS_ARE_ANSWERED_FROM_THE_MAJORITY)
                        ? Stream.concat(majority.stream(), primaryOnly.stream()).toList()
                        : majority;
            }

            @Override
            public Head head(Duration atMost) {
                List<Held> visible = visible(atMost);
                return visible.isEmpty() ? genesis : visible.getLast().commit().chained().head();
            }

            @Override
            public Map<String, CommitHeader> find(Collection<String> commitIds, Duration atMost) {
                Map<String, CommitHeader> found = new HashMap<>();
                for (Held held : visible(atMost)) {
                    if (commitIds.contains(held.receipt().commitId())
                            && !broken.contains(Promise.COMMIT_IDS_ARE_FOUND)) {
                        found.put(held.receipt().commitId(), CommitReader.header(held.commit().document()));
                    }
                }
                return found;
            }

            @Override
            public Set<String> takenSequences(Collection<String> wanted, Duration atMost) {
                return taken(Held::sequences, Set.copyOf(wanted), atMost);
            }

            @Override
            public Set<String> takenEventIds(Collection<String> wanted, Duration atMost) {
                return taken(Held::eventIds, Set.copyOf(wanted), atMost);
            }

            private Set<String> taken(Function<Held, List<String>> keys, Set<String> wanted, Duration atMost) {
                return visible(atMost).stream().flatMap(held -> keys.apply(held).stream()).filter(wanted::contains)
                        .collect(Collectors.toSet());
            }

            @Override
            public InsertResult insert(List<EncodedCommit> encoded, Duration atMost) {
                List<Held> commits = encoded.stream().map(Held::of).toList();
                now += random.nextLong(2_000_000);
                happen();
                return switch (faulty ? random.nextInt(16) : 0) {
                    case 12 -> notSent(commits);
                    case 13 -> unheard(commits, random.nextInt(commits.size() + 1), atMost);
                    case 14 -> unheard(commits, commits.size(), atMost);
                    case 15 -> stillOnItsWay(commits, atMost);
                    default -> answered(commits);
                };
            }
        };
    }

    private InsertResult answered(List<Held> commits) {
        int refused = execute(commits, commits.size());
        replicate(primaryOnly.size());
        return refused == commits.size() ? new InsertResult.Acknowledged() : new InsertResult.Duplicate(refused);
    }

    private InsertResult notSent(List<Held> commits) {
        if (broken.contains(Promise.NOT_SENT_MEANS_NOT_SENT)) {
            execute(commits, commits.size());
        }
        return new InsertResult.NotSent(new EventLogException.Unavailable("as the simulation wants it", null));
    }

    /// The primary executes part of the insert, and the client does not learn the result.
    private InsertResult unheard(List<Held> commits, int upTo, Duration atMost) {
        execute(commits, upTo);
        return ambiguous(atMost);
    }

    private InsertResult stillOnItsWay(List<Held> commits, Duration atMost) {
        late.add(commits);
        return ambiguous(atMost);
    }

    private InsertResult ambiguous(Duration atMost) {
        now += random.nextLong(atMost.toNanos() + 1);
        happen();
        return broken.contains(Promise.WHAT_IS_AMBIGUOUS_IS_TOLD_AS_AMBIGUOUS)
                ? new InsertResult.Acknowledged()
                : new InsertResult.Ambiguous(new IllegalStateException("as the simulation wants it"));
    }
}
