package io.incidentledger.query.measures;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Status;
import io.incidentledger.events.milestones.LifecycleStatus;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.milestones.Milestones;
import io.incidentledger.query.incident.SeveritySummary;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/// What an incident contributes to the measures.
///
/// @param team the responsible team; null: none
/// @param maintenance whether it was planned work rather than an incident
/// @param told the time at which, according to the declaration, it was made
/// @param first the durations of a live incident when they first became known, by measure
@RecordBuilder
public record MeasureRow(Milestones milestones, SeveritySummary severity, LifecycleStatus lifecycle, Mode mode,
        String source,
        @Nullable String team, List<String> services, boolean maintenance, Instant told,
        Map<String, FirstMeasurement> first)
        implements
            MeasureRowBuilder.With {

    public Status status() {
        return lifecycle.current();
    }

    /// The time at which the incident was declared, which determines the period that it belongs to.
    public Instant declaredAt() {
        MilestoneFact declared = milestones.fact(Milestone.DECLARED);
        return declared != null ? declared.at() : told;
    }
}
