package io.incidentledger.projection.runner;

import java.util.List;

import io.incidentledger.ledger.StoredEvent;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;

/// Consecutive events as one message, so that Axon's work per message is done once per batch.
record EventBatchMessage(List<StoredEvent> events) {

    /// The message; its token is the last position of the batch.
    TrackedEventMessage<EventBatchMessage> asMessage() {
        StoredEvent last = events.getLast();
        return new GenericTrackedEventMessage<>(new GlobalSequenceTrackingToken(last.position()),
                new GenericEventMessage<>("up-to-" + last.position(), this, MetaData.emptyInstance(),
                        last.recordedAt()));
    }
}
