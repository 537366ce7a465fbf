package io.incidentledger.projection.runner;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/// Message source for Axon's processors that delivers the events of the ledger in batches instead of one by one. The
/// tail of the ledger wakes streams; they never poll, so an idle stream costs nothing.
final class BatchMessageSource implements StreamableMessageSource<TrackedEventMessage<?>>, AutoCloseable {

    private final EventReader reader;
    private final LongSupplier handled;
    private final Set<BatchMessageStream> streams = ConcurrentHashMap.newKeySet();
    private final EventTail.Subscription subscription;

    /// @param handled the position up to which events were handled: reading pauses when it is too far ahead
    BatchMessageSource(EventReader reader, EventTail tail, LongSupplier handled) {
        this.reader = reader;
        this.handled = handled;
        this.subscription = tail.onAdvance(head -> streams.forEach(stream -> stream.headIsAt(head)));
    }

    @Override
    public BatchMessageStream openStream(@Nullable TrackingToken token) {
        long position = token == null ? 0 : token.position().orElse(0);
        BatchMessageStream stream = new BatchMessageStream(reader, handled, position, streams::remove);
        streams.add(stream);
        stream.headIsAt(reader.head().position());
        return stream;
    }

    /// Must be called after a batch was handled.
    void batchHandled() {
        streams.forEach(BatchMessageStream::batchHandled);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
