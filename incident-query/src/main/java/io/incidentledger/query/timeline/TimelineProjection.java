package io.incidentledger.query.timeline;

import io.incidentledger.events.RecordedEvent;
import io.incidentledger.projection.Fold;
import io.incidentledger.projection.PersistentList;
import org.jspecify.annotations.Nullable;

/// Folds an incident's stream into its timeline. It keeps events as recorded; corrections are applied when the timeline
/// is read, so that both versions can be shown.
public final class TimelineProjection implements Fold<TimelineView> {

    @Override
    public TimelineView evolve(@Nullable TimelineView view, RecordedEvent recorded) {
        return new TimelineView(PersistentList.of(view == null ? null : view.events(), recorded));
    }
}
