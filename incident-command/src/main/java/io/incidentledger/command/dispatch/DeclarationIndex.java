package io.incidentledger.command.dispatch;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.incidentledger.events.EventTypes;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentNaming;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.ledger.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What commands need to know of all declarations, without any view of the query side: which incident has a display
/// number, which is its rank among all declared ones; and which external references were declared under an id that does
/// not follow from them, as former releases did, so that the log itself can't refuse a second one.
///
/// A thread of its own reads the ledger from its beginning and then follows it, some thousand events behind at most; a
/// question reads the rest. Nobody waits for that thread but whoever asks, and nobody for longer than [#PATIENCE].
/// Holds eight bytes for each incident. Thread-safe; blocks.
public final class DeclarationIndex implements IncidentNaming, AutoCloseable {

    /// How long a question waits until the ledger is read.
    static final Duration PATIENCE = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(DeclarationIndex.class);
    private static final String DECLARATION = EventTypes.of(IncidentDeclared.class);
    private static final String MEMBER = "\"externalRef\"";
    private static final int STEP = 8_192;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final EventReader reader;
    private final EventTail tail;
    private final EventCodec codec = new EventCodec();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final ConcurrentMap<Reference, String> references = new ConcurrentHashMap<>();
    /// Positions of the declarations in their order; written by the reading thread alone, and never changed below
    /// [#declared].
    private volatile long[] declarations = new long[STEP];
    private volatile int declared;
    private volatile long position;
    private volatile @Nullable EventLogException failing;
    private volatile boolean closed;
    private long requestedPosition;
    private @Nullable Thread thread;
    private EventTail.@Nullable Subscription following;

    private record Reference(String system, String id) {}

    /// Reads nothing before it is started or asked.
    public DeclarationIndex(EventReader reader, EventTail tail) {
        this.reader = reader;
        this.tail = tail;
    }

    /// Begins to read, in the background.
    public void start() {
        lock.lock();
        try {
            if (thread == null && !closed) {
                thread = Thread.ofPlatform().name("declared-incidents").daemon().start(this::follow);
                following = tail.onAdvance(head -> want(head, STEP));
            }
        } finally {
            lock.unlock();
        }
    }

    /// The incident with a display number; empty: there are fewer.
    ///
    /// @throws StillReading when that is not known yet
    /// @throws EventLogException when the log can't be read
    Optional<String> incidentWith(long number) {
        if (number > declared) {
            awaitHead();
        }
        return number < 1 || number > declared
                ? Optional.empty()
                : Optional.of(declaration(declarations[(int) number - 1]));
    }

    private String declaration(long at) {
        StoredEvent event = reader.read(at - 1, 1).getFirst();
        if (event.stream() == null) {
            throw new IllegalStateException("position " + at + " is no declaration any more");
        }
        return event.stream().id();
    }

    /// The incident that was declared with a reference under another id than the one that follows from it; the first
    /// one of several; null: none was.
    ///
    /// @throws StillReading when that is not known yet
    /// @throws EventLogException when the log can't be read
    @Nullable String incident(ExternalRef ref) {
        awaitHead();
        return references.get(new Reference(ref.system(), ref.id()));
    }

    /// Fails never, since a name is not worth it: who can't be named by number yet, or while the log is away, is named
    /// by id.
    @Override
    public String nameOf(String incidentId) {
        try {
            List<StoredEvent> first = reader.readStream(incidentId, 0, Long.MAX_VALUE, 1);
            return first.isEmpty() ? incidentId : nameOf(incidentId, first.getFirst().position());
        } catch (EventLogException away) {
            return incidentId;
        }
    }

    /// The same for an incident of which is known where it was declared.
    ///
    /// @param at the position of its first event
    String nameOf(String incidentId, long at) {
        if (at > position) {
            try {
                awaitHead();
            } catch (NotReadyException | EventLogException unknown) {
                return incidentId;
            }
        }
        int rank = Arrays.binarySearch(declarations, 0, declared, at);
        return rank < 0 ? incidentId : IncidentNaming.of(rank + 1L);
    }

    /// Waits until everything is read that is in the ledger now; fails as the reading does that goes on failing.
    private void awaitHead() {
        long head = reader.head().position();
        if (position >= head) {
            return;
        }
        start();
        want(head, 1);
        long left = PATIENCE.toNanos();
        lock.lock();
        try {
            while (position < head) {
                if (left <= 0) {
                    EventLogException failure = failing;
                    throw failure != null ? failure : new NotReadyException(position, head);
                }
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new NotReadyException(position, head);
        } finally {
            lock.unlock();
        }
    }

    /// @param least so many events are worth a scan
    private void want(long head, int least) {
        lock.lock();
        try {
            if (head - position >= least && head > requestedPosition) {
                requestedPosition = head;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        boolean failed = false;
        while (awaitWanted()) {
            try {
                reader.scan(position, Math.min(requestedPosition(), position + STEP), this::take);
                failed = false;
                failing = null;
            } catch (RuntimeException | Error failure) {
                failing = failure instanceof EventLogException told
                        ? told
                        : new EventLogException.Unavailable("the declarations can't be read", failure);
                if (!failed && !closed) {
                    LOG.warn("can't read declarations behind position {}; trying on", position, failure);
                }
                failed = true;
                pause();
            }
            onNotified();
        }
    }

    private void take(StoredEvent event) {
        if (event.stream() != null && event.type().equals(DECLARATION)) {
            if (event.payload().contains(MEMBER)) {
                rememberReference(event, event.stream().id());
            }
            int rank = declared;
            if (rank == declarations.length) {
                declarations = Arrays.copyOf(declarations, 2 * rank);
            }
            declarations[rank] = event.position();
            declared = rank + 1;
        }
        position = event.position();
    }

    /// What can't be read has its number all the same, and no reference.
    private void rememberReference(StoredEvent event, String incidentId) {
        try {
            if (codec.read(event.type(), event.revision(), event.payload()) instanceof IncidentDeclared incident) {
                remember(incident.externalRef(), incidentId);
            }
        } catch (RuntimeException | StackOverflowError unreadable) {
            LOG.warn("can't read the declaration at position {}; its external reference is taken for none",
                    event.position(), unreadable);
        }
    }

    private void remember(@Nullable ExternalRef ref, String incidentId) {
        if (ref != null && !CommitIds.external(ref.system(), ref.id()).equals(incidentId)) {
            references.putIfAbsent(new Reference(ref.system(), ref.id()), incidentId);
        }
    }

    private boolean awaitWanted() {
        lock.lock();
        try {
            while (!closed && requestedPosition <= position) {
                moved.awaitUninterruptibly();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private long requestedPosition() {
        lock.lock();
        try {
            return requestedPosition;
        } finally {
            lock.unlock();
        }
    }

    private void onNotified() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        lock.lock();
        try {
            long left = PAUSE_AFTER_FAILURE.toNanos();
            while (!closed && left > 0) {
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException nobodyKnowsThisThread) {
            LOG.warn("interrupted while waiting", nobodyKnowsThisThread);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until nothing is read any more, so that the log can be closed.
    @Override
    public void close() {
        @Nullable Thread running;
        lock.lock();
        try {
            closed = true;
            running = thread;
            if (following != null) {
                following.close();
            }
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            if (running != null) {
                running.join(TimeUnit.SECONDS.toMillis(10));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
