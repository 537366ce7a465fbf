package io.incidentledger.projection.runner.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.projection.FoldFailedException;
import io.incidentledger.projection.Projector;
import io.incidentledger.projection.View;
import io.incidentledger.projection.mongo.MongoViewProgress.Part;
import io.incidentledger.projection.mongo.MongoViewProgress.Reached;
import io.incidentledger.projection.mongo.MongoViewProgress.Stop;
import org.axonframework.eventhandling.Segment;

/// Feeds one part of the views of a group, starting at its published position. An event belongs to the part of its
/// incident. A view that had stopped is tried again, because this program may understand an event that another version
/// did not. Only one thread may use it at a time; it lives as long as this node holds the claim.
final class PartitionProjector {

    private final Segment segment;
    private final Map<Part, View> views;
    private final Projector projector;
    private volatile long handled;

    /// @param published the progress of this part of each view; absent for a new view
    PartitionProjector(ProcessingGroup shared, Segment segment, Map<Part, Reached> published) {
        this.segment = segment;
        this.views = new LinkedHashMap<>();
        for (PartitionedView view : shared.views()) {
            Part part = new Part(view.key(), segment.getSegmentId(), shared.parts());
            views.put(part, view.part().apply(published.getOrDefault(part, Reached.NOTHING).position()));
        }
        this.projector = new Projector(new EventCodec(), List.copyOf(views.values()), this::concerns);
        this.handled = projector.position();
    }

    private boolean concerns(StoredEvent event) {
        StreamId stream = event.stream();
        return segment.matches(stream == null ? event.eventId() : stream.id());
    }

    /// The position up to which events were handled by the views that have not stopped.
    long handled() {
        return handled;
    }

    /// Folds the events and stores the results. Events that were handled before have no effect.
    ///
    /// @return the events of this part that were handled for the first time
    /// @throws RuntimeException if the store failed; feed the same events again
    /// @throws IllegalStateException if events are missing before the batch; nothing was taken
    List<StoredEvent> feed(List<StoredEvent> batch) {
        if (batch.getFirst().position() > handled + 1) {
            throw new IllegalStateException("events are missing between positions " + handled + " and "
                    + batch.getFirst().position());
        }
        projector.apply(batch);
        List<StoredEvent> liveEvents = new ArrayList<>();
        for (StoredEvent event : batch) {
            if (event.position() > handled && concerns(event)) {
                liveEvents.add(event);
            }
        }
        handled = Math.max(handled, batch.getLast().position());
        return liveEvents;
    }

    /// The progress of the views, to be published.
    Map<Part, Reached> reached() {
        Map<Part, Reached> reached = new LinkedHashMap<>();
        views.forEach((part, view) -> {
            FoldFailedException failure = projector.progressOf(view).failure();
            reached.put(part, new Reached(view.position(),
                    failure == null ? null : new Stop(failure.position(), String.valueOf(failure.getMessage()))));
        });
        return reached;
    }
}
