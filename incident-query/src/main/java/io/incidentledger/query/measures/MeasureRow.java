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
import io.incidentledger.query.incident.SeverityRecord;
import org.jspecify.annotations.Nullable;

/// What an incident contributes to the measures.
///
/// @param team
///            the responsible one; null: none
/// @param maintenance
///            it was planned work and no incident
/// @param told
///            when the declaration said that it was made
/// @param first
///            durations of a live incident when they became known, by measure
public record MeasureRow(Milestones milestones, SeverityRecord severity, LifecycleStatus lifecycle, Mode mode,
        String source,
        @Nullable String team, List<String> services, boolean maintenance, Instant told,
        Map<String, FirstReading> first) {

    public Status status() {
        return lifecycle.current();
    }

    /// When it was declared, in the world: decides to which period it belongs.
    public Instant declaredAt() {
        MilestoneFact declared = milestones.fact(Milestone.DECLARED);
        return declared != null ? declared.at() : told;
    }

    public MeasureRow with(Milestones changed, Map<String, FirstReading> firstReadings) {
        return new MeasureRow(changed, severity, lifecycle, mode, source, team, services, maintenance, told,
                firstReadings);
    }

    public MeasureRow with(Milestones changed) {
        return with(changed, first);
    }

    public MeasureRow with(SeverityRecord changed) {
        return new MeasureRow(milestones, changed, lifecycle, mode, source, team, services, maintenance, told, first);
    }

    public MeasureRow with(LifecycleStatus changed) {
        return new MeasureRow(milestones, severity, changed, mode, source, team, services, maintenance, told, first);
    }

    MeasureRow withTeam(@Nullable String changed) {
        return new MeasureRow(milestones, severity, lifecycle, mode, source, changed, services, maintenance, told,
                first);
    }

    MeasureRow withServices(List<String> changed) {
        return new MeasureRow(milestones, severity, lifecycle, mode, source, team, changed, maintenance, told, first);
    }

    MeasureRow withMaintenance(boolean changed) {
        return new MeasureRow(milestones, severity, lifecycle, mode, source, team, services, changed, told, first);
    }
}
