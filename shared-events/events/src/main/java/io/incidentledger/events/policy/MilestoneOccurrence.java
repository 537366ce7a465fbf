package io.incidentledger.events.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.validation.Validator;
import io.incidentledger.events.validation.WireNames;
import org.jspecify.annotations.Nullable;

/// One side of a measure. In files and bodies a milestone's name alone will do.
///
/// @param occurrence null: as the milestone is shown with an incident, which is the first for most of them and the last
///     for mitigated, impact ended, resolved and closed
public record MilestoneOccurrence(Milestone milestone, @Nullable OccurrenceChoice occurrence) {

    private static final WireNames<Milestone> MILESTONES = new WireNames<>(Milestone.class);

    @JsonCreator
    public MilestoneOccurrence {}

    /// The milestone as it is shown with an incident.
    public static MilestoneOccurrence of(Milestone milestone) {
        return new MilestoneOccurrence(milestone, null);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    @SuppressWarnings("NullAway") // What is missing is noted by the check.
    static MilestoneOccurrence named(String name) {
        return new MilestoneOccurrence(MILESTONES.find(name), null);
    }

    void check(Validator validator, String pointer) {
        validator.required(pointer, milestone, "must be one of " + MILESTONES.allowed());
    }

    /// In words.
    public String wording() {
        return (occurrence == null ? "" : "the " + occurrence.wireName() + " ") + milestone.wireName();
    }
}
