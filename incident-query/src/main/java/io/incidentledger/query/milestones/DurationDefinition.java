package io.incidentledger.query.milestones;

import io.incidentledger.events.Milestone;

/// A named pair of milestones; the length between them is a duration of an incident.
///
/// @param key
///            its name in answers
/// @param sum
///            whether it is the length of all impact between the two rather than their distance
/// @param response
///            whether it tells how fast people reacted, which an incident recorded after the fact cannot say
/// @param alias
///            what others call it
public record DurationDefinition(String key, Milestone from, Milestone to, boolean sum, boolean response,
        String alias) {

    static DurationDefinition between(String key, Milestone from, Milestone to, String alias) {
        return new DurationDefinition(key, from, to, false, false, alias);
    }

    static DurationDefinition sum(String key, Milestone from, Milestone to, String alias) {
        return new DurationDefinition(key, from, to, true, false, alias);
    }

    static DurationDefinition response(String key, Milestone from, Milestone to, String alias) {
        return new DurationDefinition(key, from, to, false, true, alias);
    }
}
