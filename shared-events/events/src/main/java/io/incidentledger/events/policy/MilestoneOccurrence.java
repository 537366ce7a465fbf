package io.incidentledger.events.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.validation.NameOf;
import io.incidentledger.events.validation.Validator;
import io.incidentledger.events.validation.WireNames;
import org.jspecify.annotations.Nullable;

/// One end of a measure: a milestone and which of its occurrences. In files and request bodies, the milestone's name
/// alone may stand for it.
///
/// @param occurrence which one counts if the milestone was reached more than once; null: the one that is shown with an
///     incident, which is the last one for `mitigated`, `impactEnded`, `resolved` and `closed`, and the first one for
///     most others
public record MilestoneOccurrence(Milestone milestone, @Nullable OccurrenceChoice occurrence) {

    private static final WireNames<Milestone> MILESTONES = new WireNames<>(Milestone.class);

    @JsonCreator
    public MilestoneOccurrence {}

    /// Returns the occurrence that is shown with an incident.
    public static MilestoneOccurrence of(Milestone milestone) {
        return new MilestoneOccurrence(milestone, null);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    @SuppressWarnings("NullAway") // The check adds an error for a missing milestone.
    static MilestoneOccurrence named(@NameOf(Milestone.class) String name) {
        return new MilestoneOccurrence(MILESTONES.find(name), null);
    }

    void check(Validator validator, String pointer) {
        validator.required(pointer, milestone, "must be one of " + MILESTONES.allowed());
    }

    /// Describes the occurrence in words.
    public String wording() {
        return (occurrence == null ? "" : "the " + occurrence.wireName() + " ") + milestone.wireName();
    }
}
