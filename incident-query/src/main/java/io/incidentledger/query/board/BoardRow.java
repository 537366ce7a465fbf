package io.incidentledger.query.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.milestones.LifecycleStatus;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/// The fields by which incidents are filtered, searched and sorted.
///
/// @param declaredPosition the position of the declaration; in the same order as display numbers
/// @param toldAt the time of the declaration according to the declaration itself
/// @param statedAt the time of the declaration according to a later explicit milestone; null: there is none
/// @param changedAt when its last event was recorded
@RecordBuilder
public record BoardRow(String title, @Nullable String summary, Severity severity, LifecycleStatus lifecycle, Mode mode,
        Visibility visibility, List<String> services, Map<String, String> labels, @Nullable String team,
        @Nullable ExternalRef externalRef,
        long declaredPosition, Instant toldAt, @Nullable Instant statedAt, Instant changedAt)
        implements
            BoardRowBuilder.With {

    public Status status() {
        return lifecycle.current();
    }

    public Instant declaredAt() {
        return statedAt != null ? statedAt : toldAt;
    }

    BoardRow changed(Instant recordedAt) {
        return recordedAt.isBefore(changedAt) ? this : withChangedAt(recordedAt);
    }
}
