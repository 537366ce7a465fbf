package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import org.jspecify.annotations.Nullable;

/// The milestones whose time was recorded explicitly instead of being derived from other events.
record ExplicitMilestones(Map<Milestone, Statement> statements) {

    static final ExplicitMilestones NONE = new ExplicitMilestones(Map.of());

    /// @param at null: the time of recording
    record Statement(@Nullable Instant at, @Nullable MilestoneQuality quality) {}

    ExplicitMilestones {
        Map<Milestone, Statement> copy = new EnumMap<>(Milestone.class);
        copy.putAll(statements);
        statements = Collections.unmodifiableMap(copy);
    }

    boolean states(Milestone milestone) {
        return statements.containsKey(milestone);
    }

    boolean states(Milestone milestone, Instant at, @Nullable MilestoneQuality quality) {
        return new Statement(at, quality).equals(statements.get(milestone));
    }

    ExplicitMilestones after(MilestoneRecorded event) {
        Map<Milestone, Statement> changed = copy();
        changed.put(event.milestone(), new Statement(event.occurredAt(), event.quality()));
        return new ExplicitMilestones(changed);
    }

    ExplicitMilestones after(MilestoneCleared event) {
        Map<Milestone, Statement> changed = copy();
        changed.remove(event.milestone());
        return new ExplicitMilestones(changed);
    }

    /// Explicit milestones of an earlier cycle do not apply to the cycle that a reopening starts.
    ExplicitMilestones afterReopening() {
        Map<Milestone, Statement> changed = copy();
        changed.keySet().removeIf(Milestone::perCycle);
        return new ExplicitMilestones(changed);
    }

    private Map<Milestone, Statement> copy() {
        Map<Milestone, Statement> copy = new EnumMap<>(Milestone.class);
        copy.putAll(statements);
        return copy;
    }
}
