package io.incidentledger.events.durations;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.policy.MeasureDefinition;
import io.incidentledger.events.policy.MilestoneOccurrence;
import io.incidentledger.events.policy.WorkingHours;
import org.jspecify.annotations.Nullable;

/// A named pair of milestones; the length between them is a duration of an incident.
///
/// @param key
///            its name in answers
/// @param sum
///            whether it is the length of all impact between the two rather than their distance
/// @param response
///            whether it tells how fast people reacted, which an incident recorded after the fact cannot say
/// @param hours
///            only time within them counts; null: all time does
/// @param alias
///            what others call it, or what its organisation says of it; may be empty
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

    /// As an organisation defines it; it was checked.
    static DurationDefinition of(MeasureDefinition defined) {
        WorkingHours calendar = defined.calendar();
        return new DurationDefinition(defined.key(), defined.from(), defined.to(), Boolean.TRUE.equals(defined.sum()),
                Boolean.TRUE.equals(defined.response()), calendar == null ? null : new BusinessHours(calendar),
                defined.description() == null ? "" : defined.description());
    }

    /// The working hours that count; null: every hour does.
    public @Nullable WorkingHours calendar() {
        return hours == null ? null : hours.definition();
    }

    /// What is measured, in words.
    public String wording() {
        String length = sum
                ? "the length of all impact, overlaps counted once"
                : "from " + from.wording() + " to " + to.wording();
        return length + (hours == null ? "" : ", within " + hours.wording())
                + (alias.isEmpty() ? "" : " (" + alias + ")");
    }
}
