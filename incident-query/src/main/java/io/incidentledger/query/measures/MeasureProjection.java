package io.incidentledger.query.measures;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent.ActionItemEvent;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.DetailsEvent;
import io.incidentledger.events.IncidentEvent.DuplicateEvent;
import io.incidentledger.events.IncidentEvent.ImpactEvent;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.IncidentRevived;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.IncidentEvent.PostmortemEvent;
import io.incidentledger.events.IncidentEvent.ResponderEvent;
import io.incidentledger.events.IncidentEvent.ResponsibilityAssigned;
import io.incidentledger.events.IncidentEvent.ServicesChanged;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEvent;
import io.incidentledger.events.Mode;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.durations.DurationCalculator;
import io.incidentledger.events.durations.DurationDefinition;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.milestones.LifecycleStatus;
import io.incidentledger.events.milestones.Milestones;
import io.incidentledger.projection.Fold;
import io.incidentledger.query.incident.SeveritySummary;
import org.jspecify.annotations.Nullable;

/// Folds an incident's stream into what the incident contributes to the measures. A test compares everything that this
/// fold shares with the incident's own projection against that projection.
public final class MeasureProjection implements Fold<MeasureRow> {

    /// The label that marks planned work.
    private static final String KIND = "kind";
    private static final String MAINTENANCE = "maintenance";

    /// @throws IllegalStateException if the stream does not begin with a declaration
    @Override
    public MeasureRow evolve(@Nullable MeasureRow row, RecordedEvent recorded) {
        if (row != null) {
            return evolved(withMilestones(row, recorded), recorded);
        }
        if (recorded.event() instanceof IncidentDeclared declared) {
            return declared(declared, recorded);
        }
        throw new IllegalStateException("incident " + recorded.incidentId() + " begins without a declaration");
    }

    private static MeasureRow declared(IncidentDeclared declared, RecordedEvent recorded) {
        return new MeasureRow(Milestones.NONE.evolve(recorded), SeveritySummary.declared(declared.severity()),
                LifecycleStatus.DECLARED, declared.mode(), declared.source(), null,
                List.copyOf(new LinkedHashSet<>(declared.services())),
                MAINTENANCE.equals(declared.labels().get(KIND)), recorded.happenedAt(), Map.of());
    }

    private static MeasureRow withMilestones(MeasureRow row, RecordedEvent recorded) {
        Milestones milestones = row.milestones().evolve(recorded);
        if (milestones == row.milestones()) {
            return row;
        }
        MeasureRow changed = row.withMilestones(milestones);
        return milestones.showsTheSameAs(row.milestones()) ? changed : withFirst(changed, recorded);
    }

    /// Adds the durations that became known with an event. It uses the built-in definitions whatever an organization
    /// has adopted, because a fold reads nothing but its own document.
    static MeasureRow withFirst(MeasureRow row, RecordedEvent recorded) {
        return row.withFirst(first(row, recorded));
    }

    /// Whether some duration of the incident may still become known for the first time.
    static boolean awaitsFirst(MeasureRow row) {
        return row.mode() == Mode.LIVE && row.first().size() < DurationDefinitions.DEFAULT.all().size();
    }

    private static Map<String, FirstMeasurement> first(MeasureRow row, RecordedEvent recorded) {
        if (!awaitsFirst(row)) {
            return row.first();
        }
        Map<String, FirstMeasurement> first = new HashMap<>(row.first());
        for (DurationDefinition definition : DurationDefinitions.DEFAULT.all()) {
            if (!first.containsKey(definition.key())) {
                Duration length = DurationCalculator.reading(row.milestones(), definition, recorded.recordedAt())
                        .length();
                if (length != null) {
                    first.put(definition.key(), new FirstMeasurement(recorded.position(), length));
                }
            }
        }
        return first.size() == row.first().size() ? row.first() : Collections.unmodifiableMap(first);
    }

    private static MeasureRow evolved(MeasureRow row, RecordedEvent recorded) {
        return switch (recorded.event()) {
            case SeverityChanged change -> row.withSeverity(row.severity().changedTo(change.severity()));
            case StatusUpdated _,IncidentMitigated _,IncidentResolved _,IncidentReopened _,IncidentClosed _,IncidentCancelled _,IncidentMerged _,IncidentRevived _,IncidentUnmerged _ ->
                row.withLifecycle(row.lifecycle().after(recorded.event()));
            case ResponsibilityAssigned assigned -> row.withTeam(assigned.team());
            case DetailsChanged change -> labelled(row, change.labels());
            case ServicesChanged change -> row.withServices(change.appliedTo(row.services()));
            case DuplicateEvent _,TimelineEvent _,Correction _,ImpactEvent _,ActionItemEvent _,PostmortemEvent _,IncidentDeclared _,IncidentAcknowledged _,ResponderEvent _,DetailsEvent _ ->
                row;
        };
    }

    private static MeasureRow labelled(MeasureRow row, @Nullable Map<String, @Nullable String> labels) {
        return labels == null || !labels.containsKey(KIND)
                ? row
                : row.withMaintenance(MAINTENANCE.equals(labels.get(KIND)));
    }
}
