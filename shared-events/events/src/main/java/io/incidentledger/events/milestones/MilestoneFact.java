package io.incidentledger.events.milestones;

import java.time.Instant;

import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/// When a milestone was reached, as the ledger knows it.
///
/// @param at
///            in the world
/// @param recordedAt
///            when the ledger learned it
/// @param position
///            of the event that told it
/// @param quality
///            how well the time is known; null: nobody said
public record MilestoneFact(Instant at, Instant recordedAt, long position, @Nullable MilestoneQuality quality) {

    static MilestoneFact of(RecordedEvent recorded, @Nullable MilestoneQuality quality) {
        return new MilestoneFact(recorded.happenedAt(), recorded.learnedAt(), recorded.learnedPosition(), quality);
    }

    /// The same, told by the same event, of another time.
    public MilestoneFact movedTo(Instant time) {
        return new MilestoneFact(time, recordedAt, position, quality);
    }

    /// Whether it came earlier in the world. What is told of the future comes when it is told.
    boolean isBefore(MilestoneFact other) {
        return instantInWorld().isBefore(other.instantInWorld());
    }

    private Instant instantInWorld() {
        return at.isBefore(recordedAt) ? at : recordedAt;
    }

    /// Whether no duration may rest on it.
    public boolean assumed() {
        return quality == MilestoneQuality.ASSUMED;
    }
}
