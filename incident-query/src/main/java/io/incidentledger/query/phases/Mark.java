package io.incidentledger.query.phases;

import java.time.Instant;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.milestones.MilestoneReading;
import io.incidentledger.events.milestones.Milestones;
import io.incidentledger.events.milestones.Moment;
import org.jspecify.annotations.Nullable;

/// A milestone that was reached, and what speaks against it.
///
/// @param reason
///            why it is invalid; null: it is not
record Mark(Milestone milestone, MilestoneFact fact, @Nullable String reason) {

    /// Null: nothing is known of it.
    static @Nullable Mark of(Milestone milestone, Milestones milestones, Instant now) {
        MilestoneFact fact = milestones.fact(milestone);
        if (fact == null) {
            return null;
        }
        MilestoneReading reading = milestones.reading(milestone, now);
        return new Mark(milestone, fact, reading.reason());
    }

    Instant at() {
        return fact.at();
    }

    boolean valid() {
        return reason == null;
    }

    Moment moment() {
        return Moment.of(milestone, fact);
    }
}
