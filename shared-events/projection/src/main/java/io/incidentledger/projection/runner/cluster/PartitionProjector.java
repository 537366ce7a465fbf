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

/// Feeds one part of some views, from what was published for it on: events are of the part when their incident is. A
/// view that had stopped is tried again, because this program may understand what another one did not. For one thread
/// at a time; lives as long as this node holds the claim.
final class PartitionProjector {

    private final Segment segment;
    private final Map<Part, View> views;
    private final Projector projector;
    private volatile long handled;

    /// @param published
    ///            of this part of each view; nothing for a view that is new
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

    /// The position up to which events were handled, by views that go on.
    long handled() {
        return handled;
    }

    /// Folds and stores. What was handled before changes nothing.
    ///
    /// @return the events of this part that were handled for the first time
    /// @throws RuntimeException when the store had a fault: give the same events again
    /// @throws IllegalStateException when events are missing before the stretch: nothing was taken
    List<StoredEvent> feed(List<StoredEvent> stretch) {
        if (stretch.getFirst().position() > handled + 1) {
            throw new IllegalStateException("events are missing between positions " + handled + " and "
                    + stretch.getFirst().position());
        }
        projector.apply(stretch);
        List<StoredEvent> happened = new ArrayList<>();
        for (StoredEvent event : stretch) {
            if (event.position() > handled && concerns(event)) {
                happened.add(event);
            }
        }
        handled = Math.max(handled, stretch.getLast().position());
        return happened;
    }

    /// How far the views are, to be published.
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
