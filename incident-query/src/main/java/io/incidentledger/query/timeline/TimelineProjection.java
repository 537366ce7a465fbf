package io.incidentledger.query.timeline;

import io.incidentledger.events.RecordedEvent;
import io.incidentledger.projection.Fold;
import io.incidentledger.projection.PersistentList;
import org.jspecify.annotations.Nullable;

/// The timeline of an incident from its stream. It keeps what was recorded; what is meant after corrections is worked
/// out when it is read, so both can be shown.
public final class TimelineProjection implements Fold<TimelineView> {

    @Override
    public TimelineView evolve(@Nullable TimelineView view, RecordedEvent recorded) {
        return new TimelineView(PersistentList.of(view == null ? null : view.events(), recorded));
    }
}
