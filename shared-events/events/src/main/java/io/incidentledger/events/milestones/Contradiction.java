package io.incidentledger.events.milestones;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.incidentledger.events.Milestone;

/// Times of an incident that cannot all be right, or one that lies in the future.
///
/// @param subject
///            what is shown as invalid: a milestone, "reopened", or "impact"
/// @param sentence
///            what speaks against it, which it calls "it"
/// @param moments
///            the names of all that are involved, in the order in which they should come
/// @param cycle
///            in which it is, from 1; 0: the present one
public record Contradiction(Kind kind, String subject, String sentence, List<String> moments, int cycle) {

    private static final String IT = "it";

    /// What is wrong.
    public enum Kind {
        /// Of two moments the later one comes first.
        ORDER,
        /// A moment has not come yet.
        FUTURE,
        /// A stretch of impact ends before it begins.
        IMPACT_ORDER,
        /// A stretch of impact begins or ends in the future.
        IMPACT_FUTURE
    }

    static Contradiction ofOrder(String earlier, String later, String reason, int cycle) {
        return new Contradiction(Kind.ORDER, later, "it lies before " + earlier + ": " + reason,
                List.of(earlier, later), cycle);
    }

    static Contradiction inFuture(Milestone milestone) {
        return new Contradiction(Kind.FUTURE, milestone.wireName(), "it lies in the future",
                List.of(milestone.wireName()), 0);
    }

    /// The sentence, with what it is about.
    public String statement() {
        String named = cycle == 0 ? subject : subject + " of cycle " + cycle;
        return named + sentence.substring(IT.length());
    }

    /// Which milestone, as it is shown, is invalid because of it; empty: none.
    public Optional<Milestone> milestone() {
        return cycle == 0
                ? Arrays.stream(Milestone.values()).filter(each -> each.wireName().equals(subject)).findFirst()
                : Optional.empty();
    }
}
