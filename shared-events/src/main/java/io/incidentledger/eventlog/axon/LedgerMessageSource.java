package io.incidentledger.eventlog.axon;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.incidentledger.eventlog.EventReader;
import io.incidentledger.eventlog.EventTail;
import io.incidentledger.eventlog.StoredEvent;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * What processors follow: the log's events in the order of their positions, with none left out, each within milliseconds of its commit, whichever process made it. An idle
 * source costs nothing: streams are woken by the log's tail and never poll. The latest messages are shared by all streams, so that each is read and decoded once.
 *
 * <p>
 * Axon's own {@code EmbeddedEventStore} tells nobody that an event is there, so that its pooled processors look every 500 ms, and its cache may leave the last event from a
 * processor that starts while others write.
 */
public final class LedgerMessageSource implements StreamableMessageSource<TrackedEventMessage<?>>, AutoCloseable {

    private static final int EVENTS_PER_READ = 500;
    /** A power of two. */
    private static final int SHARED_MESSAGES = 4_096;

    private final EventReader reader;
    private final LedgerSerializer serializer;
    private final EventTail.Subscription subscription;
    private final Set<LedgerEventStream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicReferenceArray<@Nullable SharedMessage> shared = new AtomicReferenceArray<>(SHARED_MESSAGES);
    private volatile long head;

    private record SharedMessage(long position, TrackedEventMessage<?> message) {}

    public LedgerMessageSource(EventReader reader, EventTail tail, LedgerSerializer serializer) {
        this.reader = reader;
        this.serializer = serializer;
        this.head = reader.head().position();
        this.subscription = tail.onAdvance(this::advance);
    }

    private void advance(long position) {
        if (position > head) {
            raise(position);
            streams.forEach(LedgerEventStream::wake);
        }
    }

    private synchronized void raise(long position) {
        head = Math.max(head, position);
    }

    @Override
    public LedgerEventStream openStream(@Nullable TrackingToken trackingToken) {
        LedgerEventStream stream = new LedgerEventStream(this, Tokens.position(trackingToken));
        streams.add(stream);
        return stream;
    }

    void forget(LedgerEventStream stream) {
        streams.remove(stream);
    }

    /** Where the log ends, as far as the tail has told. */
    long head() {
        return head;
    }

    /** The message at a position that is not behind {@link #head()}. Blocks while it reads. */
    TrackedEventMessage<?> message(long position) {
        SharedMessage found = shared.get(slot(position));
        return found != null && found.position() == position ? found.message() : read(position);
    }

    /** Reads it together with those behind it, which are likely to be asked for next. */
    private TrackedEventMessage<?> read(long position) {
        List<StoredEvent> events = reader.read(position - 1, EVENTS_PER_READ);
        if (events.isEmpty() || events.getFirst().position() != position) {
            throw new IllegalStateException("the log promised position " + position + " and does not have it");
        }
        TrackedEventMessage<?> wanted = share(events.getFirst());
        events.stream().skip(1).forEach(this::share);
        return wanted;
    }

    private TrackedEventMessage<?> share(StoredEvent event) {
        TrackedEventMessage<?> message = StoredEventMessage.of(event, serializer);
        shared.set(slot(event.position()), new SharedMessage(event.position(), message));
        return message;
    }

    private static int slot(long position) {
        return (int) (position & (SHARED_MESSAGES - 1));
    }

    @Override
    public TrackingToken createTailToken() {
        return Tokens.tail();
    }

    @Override
    public TrackingToken createHeadToken() {
        return Tokens.head(reader);
    }

    /** By the time when the ledger learned of events; one indexed look-up. */
    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return Tokens.of(reader.positionAt(dateTime.minusNanos(1)));
    }

    /** Ends the calls of the tail. Streams that are open find no new events any more. */
    @Override
    public void close() {
        subscription.close();
        streams.forEach(LedgerEventStream::close);
    }
}
