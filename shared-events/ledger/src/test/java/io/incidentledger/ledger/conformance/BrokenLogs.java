package io.incidentledger.ledger.conformance;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.chain.StreamSlices;
import io.incidentledger.ledger.memory.InMemoryEventLog;

/// Logs with one defect each.
final class BrokenLogs {

    private BrokenLogs() {}

    private static NewCommit withId(NewCommit commit, String commitId) {
        return new NewCommit(commitId, commit.requestDigest(), commit.events());
    }

    private static Receipt invented(NewCommit commit, Head head, InstantSource clock) {
        StreamSlices slices = new StreamSlices();
        commit.events().forEach(event -> slices.add(event.stream(), event.sequence()));
        return new Receipt(commit.commitId(), head.position() + 1, head.position() + commit.events().size(),
                clock.instant(),
                slices.slices(), commit.requestDigest(), false);
    }

    /// Acknowledges everything and stores nothing.
    static EventLog storesNothing(InstantSource clock) {
        return new DelegatingEventLog(new InMemoryEventLog(clock)) {
            @Override
            public CompletableFuture<Receipt> append(NewCommit commit) {
                return CompletableFuture.completedFuture(invented(commit, head(), clock));
            }
        };
    }

    /// Acknowledges commits before it has stored them.
    static EventLog acknowledgesTooEarly(InstantSource clock) {
        return new DelegatingEventLog(new InMemoryEventLog(clock)) {
            @Override
            public CompletableFuture<Receipt> append(NewCommit commit) {
                Receipt early = invented(commit, head(), clock);
                CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS).execute(() -> super.append(commit));
                return CompletableFuture.completedFuture(early);
            }
        };
    }

    /// Stores a repeated command again, under a new id.
    static EventLog forgetsCommitIds(InstantSource clock) {
        return new DelegatingEventLog(new InMemoryEventLog(clock)) {
            @Override
            public synchronized CompletableFuture<Receipt> append(NewCommit commit) {
                return delegate.findCommit(commit.commitId()).isPresent()
                        ? delegate.append(withId(commit, UUID.randomUUID().toString()))
                        : delegate.append(commit);
            }
        };
    }

    /// Stores each event at the end of its stream, whatever sequence the writer expected.
    static EventLog ignoresSequences(InstantSource clock) {
        return new DelegatingEventLog(new InMemoryEventLog(clock)) {
            @Override
            public synchronized CompletableFuture<Receipt> append(NewCommit commit) {
                Map<String, Long> next = new HashMap<>();
                return delegate.append(new NewCommit(commit.commitId(), commit.requestDigest(),
                        commit.events().stream().map(event -> moved(event, next)).toList()));
            }

            private NewEvent moved(NewEvent event, Map<String, Long> next) {
                StreamId stream = event.stream();
                if (stream == null) {
                    return event;
                }
                long sequence = next.merge(stream.id(), delegate.headSequence(stream.id()).orElse(-1) + 1,
                        (last, ignored) -> last + 1);
                return new NewEvent(event.eventId(), stream, sequence, event.type(), event.revision(), event.payload(),
                        event.metadata(), event.timestamp());
            }
        };
    }

    /// Reports success to the loser of a race.
    static EventLog letsTwoWritersWin(InstantSource clock) {
        return new DelegatingEventLog(new InMemoryEventLog(clock)) {
            @Override
            public CompletableFuture<Receipt> append(NewCommit commit) {
                Receipt hoped = invented(commit, head(), clock);
                return delegate.append(commit).exceptionally(refused -> hoped);
            }
        };
    }

    /// Stores the events of a commit one by one, until one is rejected.
    static EventLog storesCommitsInParts(InstantSource clock) {
        return new DelegatingEventLog(new InMemoryEventLog(clock)) {
            @Override
            public synchronized CompletableFuture<Receipt> append(NewCommit commit) {
                Receipt whole = invented(commit, head(), clock);
                String commitId = commit.commitId();
                for (NewEvent event : commit.events()) {
                    CompletableFuture<Receipt> part = delegate
                            .append(new NewCommit(commitId, commit.requestDigest(), List.of(event)));
                    if (part.isCompletedExceptionally()) {
                        return part;
                    }
                    commitId = UUID.randomUUID().toString();
                }
                return CompletableFuture.completedFuture(whole);
            }
        };
    }

    /// Numbers events 2, 4, 6 and so on.
    static EventLog leavesHoles(InstantSource clock) {
        return new DelegatingEventLog(new InMemoryEventLog(clock)) {
            @Override
            public CompletableFuture<Receipt> append(NewCommit commit) {
                return delegate.append(commit)
                        .thenApply(receipt -> new Receipt(receipt.commitId(), 2 * receipt.firstPosition(),
                                2 * receipt.lastPosition(), receipt.recordedAt(), receipt.streams(),
                                receipt.requestDigest(),
                                receipt.repeated()));
            }

            @Override
            public List<StoredEvent> read(long afterPosition, int limit) {
                return delegate.read(afterPosition / 2, limit).stream()
                        .map(event -> new StoredEvent(2 * event.position(),
                                event.commitId(), event.recordedAt(), event.eventId(), event.stream(), event.sequence(),
                                event.type(),
                                event.revision(), event.payload(), event.metadata(), event.timestamp()))
                        .toList();
            }
        };
    }

    /// Returns pages in reverse order.
    static EventLog readsBackwards(InstantSource clock) {
        return new DelegatingEventLog(new InMemoryEventLog(clock)) {
            @Override
            public List<StoredEvent> read(long afterPosition, int limit) {
                return delegate.read(afterPosition, limit).reversed();
            }
        };
    }

    /// Sometimes skips an event while scanning.
    static EventLog skipsWhileScanning(InstantSource clock) {
        return new DelegatingEventLog(new InMemoryEventLog(clock)) {
            @Override
            public void scan(long afterPosition, long upToPosition, Consumer<StoredEvent> consumer) {
                delegate.scan(afterPosition, upToPosition, event -> {
                    if (event.position() % 1_000 != 0) {
                        consumer.accept(event);
                    }
                });
            }
        };
    }

    /// Returns commits that do not follow each other.
    static EventLog breaksTheChain(InstantSource clock) {
        return new DelegatingEventLog(new InMemoryEventLog(clock)) {
            @Override
            public List<Commit> readCommits(long afterPosition, int limit) {
                Hash other = Hash.parse("00".repeat(Hash.LENGTH));
                return delegate.readCommits(afterPosition, limit).stream()
                        .map(commit -> commit.number() != 2
                                ? commit
                                : new Commit(commit.formatVersion(), 2, commit.receipt(),
                                        other, commit.hash(), commit.events(), commit.seals()))
                        .toList();
            }
        };
    }

    /// Reformats payloads.
    static EventLog changesText(InstantSource clock) {
        return new DelegatingEventLog(new InMemoryEventLog(clock)) {
            @Override
            public CompletableFuture<Receipt> append(NewCommit commit) {
                List<NewEvent> tidy = new ArrayList<>();
                commit.events()
                        .forEach(event -> tidy.add(new NewEvent(event.eventId(), event.stream(), event.sequence(),
                                event.type(), event.revision(), event.payload().strip(), event.metadata(),
                                event.timestamp())));
                return delegate.append(new NewCommit(commit.commitId(), commit.requestDigest(), tidy));
            }
        };
    }

    /// Trusts the clock, even when it is set back.
    static EventLog letsTimeRunBackwards(InstantSource clock) {
        return new DelegatingEventLog(new InMemoryEventLog(clock)) {
            @Override
            public CompletableFuture<Receipt> append(NewCommit commit) {
                return delegate.append(commit)
                        .thenApply(receipt -> new Receipt(receipt.commitId(), receipt.firstPosition(),
                                receipt.lastPosition(), clock.instant(), receipt.streams(), receipt.requestDigest(),
                                receipt.repeated()));
            }
        };
    }

    /// Records although the clock is in doubt.
    static EventLog believesAnyClock(InstantSource clock) {
        return new InMemoryEventLog(clock::instant);
    }

    /// Never notifies listeners that it has grown.
    static EventLog tellsNobody(InstantSource clock) {
        return new DelegatingEventLog(new InMemoryEventLog(clock)) {
            @Override
            public Subscription onAdvance(LongConsumer listener) {
                listener.accept(0);
                return () -> {};
            }
        };
    }

    /// Returns an outdated end of a stream.
    static EventLog answersWithOldStreamHeads(InstantSource clock) {
        Map<String, OptionalLong> old = new HashMap<>();
        return new DelegatingEventLog(new InMemoryEventLog(clock)) {
            @Override
            public synchronized OptionalLong headSequence(String streamId) {
                return old.computeIfAbsent(streamId, delegate::headSequence);
            }
        };
    }

    /// Continues to work after it is closed.
    static EventLog neverCloses(InstantSource clock) {
        return new DelegatingEventLog(new InMemoryEventLog(clock)) {
            @Override
            public void close() {}
        };
    }

    /// Reports every rejection as an outage.
    static EventLog confusesRefusals(InstantSource clock) {
        return new DelegatingEventLog(new InMemoryEventLog(clock)) {
            @Override
            public CompletableFuture<Receipt> append(NewCommit commit) {
                return delegate.append(commit).exceptionallyCompose(refused -> CompletableFuture
                        .failedFuture(new EventLogException.Unavailable("something is wrong", refused)));
            }
        };
    }
}
