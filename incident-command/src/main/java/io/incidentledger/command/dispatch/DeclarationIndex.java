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

/// Index of all declarations, as far as commands need it, without any view of the query side. It resolves display
/// numbers, which are the ranks of incidents among all declared ones. It also knows the external references that were
/// declared under an id that is not derived from them, as former releases did, because the log itself can't reject a
/// second declaration of those.
///
/// A background thread reads the ledger from its beginning and then follows it, usually no more than 8,192 events
/// behind; a lookup makes it read the rest. Only lookups wait for that thread, for no longer than [#PATIENCE]. Uses 8
/// to 16 bytes for each incident, and memory for each of these references. Thread-safe; blocks.
public final class DeclarationIndex implements IncidentNaming, AutoCloseable {

    /// How long a lookup waits until the ledger has been read.
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
    /// Positions of the declarations, in order; written by the reading thread alone, and never changed below
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

    /// Reads nothing before it is started or queried.
    public DeclarationIndex(EventReader reader, EventTail tail) {
        this.reader = reader;
        this.tail = tail;
    }

    /// Starts to read in the background.
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

    /// Returns the incident with a display number; empty: there are fewer incidents.
    ///
    /// @throws NotReadyException when that is not known yet
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
            throw new IllegalStateException("position " + at + " no longer holds a declaration");
        }
        return event.stream().id();
    }

    /// Returns the incident that was declared with a reference under an id other than the one derived from it; the
    /// first one of several; null: there is none.
    ///
    /// @throws NotReadyException when that is not known yet
    /// @throws EventLogException when the log can't be read
    @Nullable String incident(ExternalRef ref) {
        awaitHead();
        return references.get(new Reference(ref.system(), ref.id()));
    }

    /// Never fails: an incident whose number is not known yet, or can't be read while the log is unavailable, is named
    /// by its id.
    @Override
    public String nameOf(String incidentId) {
        try {
            List<StoredEvent> first = reader.readStream(incidentId, 0, Long.MAX_VALUE, 1);
            return first.isEmpty() ? incidentId : nameOf(incidentId, first.getFirst().position());
        } catch (EventLogException away) {
            return incidentId;
        }
    }

    /// Returns the same name for an incident whose position of declaration is known.
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

    /// Waits until everything up to the ledger's current head has been read; fails with the reader's exception if
    /// reading keeps failing.
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

    /// @param minimum the minimum number of unread events that is worth a scan
    private void want(long head, int minimum) {
        lock.lock();
        try {
            if (head - position >= minimum && head > requestedPosition) {
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
                failing = failure instanceof EventLogException logFailure
                        ? logFailure
                        : new EventLogException.Unavailable("the declarations can't be read", failure);
                if (!failed && !closed) {
                    LOG.warn("can't read declarations after position {}; retrying", position, failure);
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

    /// A declaration that can't be decoded gets its number nevertheless, but no reference.
    private void rememberReference(StoredEvent event, String incidentId) {
        try {
            if (codec.read(event.type(), event.revision(), event.payload()) instanceof IncidentDeclared incident) {
                remember(incident.externalRef(), incidentId);
            }
        } catch (RuntimeException | StackOverflowError unreadable) {
            LOG.warn("can't read the declaration at position {}; its external reference is ignored",
                    event.position(), unreadable);
        }
    }

    private void remember(@Nullable ExternalRef ref, String incidentId) {
        if (ref != null && !CommitIdDerivation.external(ref.system(), ref.id()).equals(incidentId)) {
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

    /// Waits until reading has stopped, for up to 10 seconds, so that the log can be closed.
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
