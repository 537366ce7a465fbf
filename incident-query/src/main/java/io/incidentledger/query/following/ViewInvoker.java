package io.incidentledger.query.following;

import java.util.List;
import java.util.function.Consumer;

import io.incidentledger.eventlog.StoredEvent;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;

/// Hands stretches to the projector; a fault of a store goes back to the processor, which will come again.
record ViewInvoker(Consumer<List<StoredEvent>> feed) implements EventHandlerInvoker {

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return message.getPayload() instanceof Stretch;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        if (message.getPayload() instanceof Stretch stretch) {
            feed.accept(stretch.events());
        }
    }

    @Override
    public boolean supportsReset() {
        return false;
    }
}
