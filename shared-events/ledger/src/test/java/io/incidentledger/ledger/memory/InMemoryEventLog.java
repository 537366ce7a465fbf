package io.incidentledger.ledger.memory;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.FreshReader;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.LedgerId;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamSlice;
import io.incidentledger.ledger.chain.ChainedCommit;
import io.incidentledger.ledger.chain.HashChain;
import io.incidentledger.ledger.chain.PreparedCommit;
import io.incidentledger.ledger.clock.RecordingClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A complete log in memory. Appends run on the caller's thread, one at a time, and are complete when [#append]
/// returns; so are the calls of listeners.
public final class InMemoryEventLog implements EventLog {

    private static final Logger LOG = LoggerFactory.getLogger(InMemoryEventLog.class);

    private final RecordingClock clock;
    private final SecureRandom random = new SecureRandom();
    private final HashChain chain = new HashChain();
    private final List<Commit> commits = new ArrayList<>();
    private final List<StoredEvent> events = new ArrayList<>();
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final Map<String, List<StoredEvent>> streams = new HashMap<>();
    private final Set<String> eventIds = new HashSet<>();
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private Head head;
    private boolean closed;

    /// Creates an empty log with a new random ledger id.
    public InMemoryEventLog(InstantSource clock) {
        this(clock, LedgerId.create());
    }

    /// Creates an empty log of the ledger with that id.
    public InMemoryEventLog(InstantSource clock, String ledgerId) {
        this.clock = RecordingClock.of(clock);
        this.head = new Head(ledgerId, 0, 0, chain.genesis(ledgerId), Instant.EPOCH);
    }

    /// Creates an empty log that uses the system's clock.
    public InMemoryEventLog() {
        this(InstantSource.system());
    }

    @Override
    public CompletableFuture<Receipt> append(NewCommit commit) {
        PreparedCommit prepared = PreparedCommit.of(commit, random);
        try {
            Receipt receipt = appendNow(prepared);
            listeners.forEach(listener -> tell(listener, receipt.lastPosition()));
            return CompletableFuture.completedFuture(receipt);
        } catch (EventLogException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private static void tell(LongConsumer listener, long position) {
        try {
            listener.accept(position);
        } catch (RuntimeException failure) {
            LOG.error("a listener for new commits failed", failure);
        }
    }

    private synchronized Receipt appendNow(PreparedCommit prepared) {
        requireOpen();
        Receipt first = receipts.get(prepared.commitId());
        if (first != null) {
            return first.asRepeated();
        }
        requireNoFlaw(prepared);
        RecordingClock.Reading reading = clock.read(head);
        if (reading.doubt() != null) {
            throw reading.doubt();
        }
        ChainedCommit chained = ChainedCommit.behind(head, prepared, reading.time(), chain);
        keep(chained);
        return chained.receipt();
    }

    /// Stores a commit that already has its place after the head.
    public synchronized void keep(ChainedCommit chained) {
        keep(chained.stored());
        head = chained.head();
    }

    private void requireNoFlaw(PreparedCommit prepared) {
        if (prepared.flaw() != null) {
            throw prepared.flaw();
        }
        for (StreamSlice slice : prepared.streams()) {
            OptionalLong last = headSequence(slice.stream().id());
            if (last.isPresent() && slice.firstSequence() != last.getAsLong() + 1) {
                throw new EventLogException.SequenceConflict(slice.stream().id(), slice.firstSequence());
            }
        }
        prepared.commit().events().forEach(event -> {
            if (eventIds.contains(event.eventId())) {
                throw new EventLogException.DuplicateEvent(event.eventId());
            }
        });
    }

    private void keep(Commit commit) {
        commits.add(commit);
        receipts.put(commit.receipt().commitId(), commit.receipt());
        for (StoredEvent event : commit.events()) {
            events.add(event);
            eventIds.add(event.eventId());
            if (event.stream() != null) {
                streams.computeIfAbsent(event.stream().id(), id -> new ArrayList<>()).add(event);
            }
        }
    }

    @Override
    public synchronized Head head() {
        requireOpen();
        return head;
    }

    @Override
    public synchronized List<StoredEvent> read(long afterPosition, int limit) {
        requireOpen();
        int from = Math.clamp(afterPosition, 0, events.size());
        return List.copyOf(events.subList(from, Math.clamp((long) from + limit, from, events.size())));
    }

    @Override
    public List<StoredEvent> read(long afterPosition, int limit, long maxBytes) {
        return within(maxBytes, read(afterPosition, limit));
    }

    private static List<StoredEvent> within(long maxBytes, List<StoredEvent> events) {
        List<StoredEvent> read = new ArrayList<>();
        long bytes = 0;
        for (StoredEvent event : events) {
            if (bytes >= maxBytes) {
                break;
            }
            read.add(event);
            bytes += event.bytes();
        }
        return read;
    }

    @Override
    public void scan(long afterPosition, long upToPosition, Consumer<StoredEvent> consumer) {
        int until = Math.clamp(upToPosition, 0, Integer.MAX_VALUE);
        int missing = (int) Math.max(0, until - Math.max(0, afterPosition));
        read(afterPosition, missing).forEach(consumer);
    }

    @Override
    public synchronized List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition) {
        requireOpen();
        return streams.getOrDefault(streamId, List.of()).stream()
                .filter(event -> event.sequence() >= fromSequence && event.position() <= upToPosition)
                .toList();
    }

    @Override
    public synchronized List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition,
            long maxBytes) {
        return within(maxBytes, readStream(streamId, fromSequence, upToPosition));
    }

    @Override
    public synchronized OptionalLong headSequence(String streamId) {
        requireOpen();
        List<StoredEvent> stream = streams.get(streamId);
        return stream == null ? OptionalLong.empty() : OptionalLong.of(stream.getLast().sequence());
    }

    @Override
    public synchronized Optional<Receipt> findCommit(String commitId) {
        requireOpen();
        return Optional.ofNullable(receipts.get(commitId));
    }

    @Override
    public synchronized List<Commit> readCommits(long afterPosition, int limit) {
        requireOpen();
        List<Commit> page = new ArrayList<>();
        int read = 0;
        for (int i = firstCommitAfter(afterPosition); i < commits.size() && read < limit; i++) {
            page.add(commits.get(i));
            read += commits.get(i).events().size();
        }
        return page;
    }

    private int firstCommitAfter(long position) {
        int low = 0;
        for (int high = commits.size(); low < high;) {
            int middle = (low + high) >>> 1;
            if (commits.get(middle).receipt().firstPosition() > position) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public synchronized long positionAt(Instant instant) {
        requireOpen();
        long position = 0;
        for (Commit commit : commits) {
            if (commit.receipt().recordedAt().isAfter(instant)) {
                break;
            }
            position = commit.receipt().lastPosition();
        }
        return position;
    }

    @Override
    public Subscription onAdvance(LongConsumer listener) {
        LongConsumer own = listener::accept;
        listeners.add(own);
        tell(own, head().position());
        return () -> listeners.remove(own);
    }

    @Override
    public FreshReader openFreshReader() {
        return new SharedReader(this);
    }

    @Override
    public synchronized void close() {
        closed = true;
        listeners.clear();
    }

    private void requireOpen() {
        if (closed) {
            throw new EventLogException.Unavailable("the log is closed", null);
        }
    }
}
