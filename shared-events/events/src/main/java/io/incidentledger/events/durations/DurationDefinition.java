package io.incidentledger.events.durations;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.policy.CustomMeasureDefinition;
import io.incidentledger.events.policy.MilestoneOccurrence;
import io.incidentledger.events.policy.WorkingHours;
import org.jspecify.annotations.Nullable;

/// Definition of a duration: a named pair of milestones between which the time is measured.
///
/// @param key its name in responses
/// @param sum whether it is the total length of all impact between the two milestones rather than the time between them
/// @param response whether it measures how fast people reacted, which is unknown for incidents recorded after the fact
/// @param hours the working hours outside of which time does not count; null if all time counts
/// @param alias its common name, or the organization's description of it; may be empty
public record DurationDefinition(String key, MilestoneOccurrence from, MilestoneOccurrence to, boolean sum,
        boolean response, @Nullable BusinessHours hours, String alias) {

    static DurationDefinition between(String key, Milestone from, Milestone to, String alias) {
        return shipped(key, from, to, false, false, alias);
    }

    static DurationDefinition sum(String key, Milestone from, Milestone to, String alias) {
        return shipped(key, from, to, true, false, alias);
    }

    static DurationDefinition response(String key, Milestone from, Milestone to, String alias) {
        return shipped(key, from, to, false, true, alias);
    }

    private static DurationDefinition shipped(String key, Milestone from, Milestone to, boolean sum, boolean response,
            String alias) {
        return new DurationDefinition(key, MilestoneOccurrence.of(from), MilestoneOccurrence.of(to), sum, response,
                null, alias);
    }

    /// Creates a definition from an organization's own definition, which must have been validated.
    static DurationDefinition of(CustomMeasureDefinition defined) {
        WorkingHours calendar = defined.calendar();
        return new DurationDefinition(defined.key(), defined.from(), defined.to(), Boolean.TRUE.equals(defined.sum()),
                Boolean.TRUE.equals(defined.response()), calendar == null ? null : new BusinessHours(calendar),
                defined.description() == null ? "" : defined.description());
    }

    /// Returns the working hours that count; null if all time counts.
    public @Nullable WorkingHours calendar() {
        return hours == null ? null : hours.definition();
    }

    /// Describes in words what is measured.
    public String wording() {
        String length = sum
                ? "the total duration of impact, counting overlaps once"
                : "from " + from.wording() + " to " + to.wording();
        return length + (hours == null ? "" : ", within " + hours.wording())
                + (alias.isEmpty() ? "" : " (" + alias + ")");
    }
}
