package io.incidentledger.query.milestones;

import java.time.Instant;

import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.view.RecordedEvent;
import org.jspecify.annotations.Nullable;

/// When a milestone was reached, as the ledger knows it.
///
/// @param at
///            in the world
/// @param recordedAt
///            when the ledger learned it
/// @param quality
///            how well the time is known; null: nobody said
public record MilestoneFact(Instant at, Instant recordedAt, @Nullable MilestoneQuality quality) {

    static MilestoneFact of(RecordedEvent recorded, @Nullable MilestoneQuality quality) {
        return new MilestoneFact(recorded.happenedAt(), recorded.learnedAt(), quality);
    }

    boolean assumed() {
        return quality == MilestoneQuality.ASSUMED;
    }
}
