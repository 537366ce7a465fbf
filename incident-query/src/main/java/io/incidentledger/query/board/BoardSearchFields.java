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
/// @param commander the incident commander; null: none
/// @param declaredPosition the position of the declaration; in the same order as display numbers
/// @param toldAt the time of the declaration according to the declaration itself
/// @param statedAt the time of the declaration according to a later explicit milestone; null: there is none
/// @param observedResolvedAt the time of the resolution according to the resolution itself; null: it is not resolved
/// @param statedResolvedAt the time of the resolution according to a later explicit milestone; null: there is none
/// @param changedAt when its last event was recorded
@RecordBuilder
public record BoardSearchFields(String title, @Nullable String summary, Severity severity, LifecycleStatus lifecycle,
        Mode mode,
        Visibility visibility, String source, List<String> services, Map<String, String> labels, @Nullable String team,
        @Nullable String commander, @Nullable ExternalRef externalRef, long declaredPosition, Instant toldAt,
        @Nullable Instant statedAt, @Nullable Instant observedResolvedAt, @Nullable Instant statedResolvedAt,
        Instant changedAt)
        implements
            BoardSearchFieldsBuilder.With {

    public Status status() {
        return lifecycle.current();
    }

    public Instant declaredAt() {
        return statedAt != null ? statedAt : toldAt;
    }

    /// When the incident was resolved; null: it is not, or it has been reopened.
    public @Nullable Instant resolvedAt() {
        return statedResolvedAt != null ? statedResolvedAt : observedResolvedAt;
    }

    /// Whether the incident is open and has no incident commander.
    public boolean needsCommander() {
        return status().open() && commander == null;
    }

    BoardSearchFields resolved(Instant at) {
        return observedResolvedAt != null && at.isBefore(observedResolvedAt) ? this : withObservedResolvedAt(at);
    }

    BoardSearchFields reopened() {
        return with(changed -> changed.observedResolvedAt(null).statedResolvedAt(null));
    }

    BoardSearchFields changed(Instant recordedAt) {
        return recordedAt.isBefore(changedAt) ? this : withChangedAt(recordedAt);
    }
}
