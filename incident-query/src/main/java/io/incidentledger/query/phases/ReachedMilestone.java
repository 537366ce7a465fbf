package io.incidentledger.query.phases;

import java.time.Instant;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.milestones.DurationEnd;
import io.incidentledger.events.milestones.EvaluatedMilestone;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.milestones.Milestones;
import org.jspecify.annotations.Nullable;

/// A milestone that was reached, and why it is invalid, if it is.
///
/// @param reason why it is invalid; null: it is valid
record ReachedMilestone(Milestone milestone, MilestoneFact fact, @Nullable String reason) {

    /// Null if the milestone is not known.
    static @Nullable ReachedMilestone of(Milestone milestone, Milestones milestones, Instant now) {
        MilestoneFact fact = milestones.fact(milestone);
        if (fact == null) {
            return null;
        }
        EvaluatedMilestone reading = milestones.reading(milestone, now);
        return new ReachedMilestone(milestone, fact, reading.reason());
    }

    Instant at() {
        return fact.at();
    }

    boolean valid() {
        return reason == null;
    }

    DurationEnd moment() {
        return DurationEnd.of(milestone, fact);
    }
}
