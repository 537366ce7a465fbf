package io.incidentledger.events.milestones;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.incidentledger.events.Milestone;

/// Times of an incident that cannot all be right, or a time in the future.
///
/// @param subject what is shown as invalid: a milestone, "reopened", or "impact"
/// @param sentence why it is invalid; refers to the subject as "it"
/// @param moments the names of all times involved, in the order in which they should come
/// @param cycle the cycle in which it occurs, from 1; 0 for the present one
public record Contradiction(Kind kind, String subject, String sentence, List<String> moments, int cycle) {

    private static final String IT = "it";

    /// Kind of contradiction.
    public enum Kind {
        /// The later of two times comes first.
        ORDER,
        /// A time lies in the future.
        FUTURE,
        /// A period of impact ends before it begins.
        IMPACT_ORDER,
        /// A period of impact begins or ends in the future.
        IMPACT_FUTURE
    }

    static Contradiction ofOrder(String earlier, String later, String reason, int cycle) {
        return new Contradiction(Kind.ORDER, later, "it is before " + earlier + ": " + reason,
                List.of(earlier, later), cycle);
    }

    static Contradiction inFuture(Milestone milestone) {
        return new Contradiction(Kind.FUTURE, milestone.wireName(), "it is in the future",
                List.of(milestone.wireName()), 0);
    }

    /// Returns the sentence with "it" replaced by the subject.
    public String statement() {
        String named = cycle == 0 ? subject : subject + " of cycle " + cycle;
        return named + sentence.substring(IT.length());
    }

    /// Returns the present milestone that is shown as invalid because of this contradiction; empty if there is none.
    public Optional<Milestone> milestone() {
        return cycle == 0
                ? Arrays.stream(Milestone.values()).filter(each -> each.wireName().equals(subject)).findFirst()
                : Optional.empty();
    }
}
