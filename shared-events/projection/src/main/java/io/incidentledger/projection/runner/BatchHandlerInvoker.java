package io.incidentledger.projection.runner;

import java.util.List;
import java.util.function.BiConsumer;

import io.incidentledger.ledger.StoredEvent;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;

/// Passes every batch to the feed of every segment, which selects its own events. Errors of a store propagate to the
/// processor, which delivers the batch again.
record BatchHandlerInvoker(BiConsumer<List<StoredEvent>, Segment> feed,
        Runnable handled) implements EventHandlerInvoker {

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return message.getPayload() instanceof EventBatchMessage;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        if (message.getPayload() instanceof EventBatchMessage eventBatchMessage) {
            feed.accept(eventBatchMessage.events(), segment);
            handled.run();
        }
    }

    @Override
    public boolean supportsReset() {
        return false;
    }
}
