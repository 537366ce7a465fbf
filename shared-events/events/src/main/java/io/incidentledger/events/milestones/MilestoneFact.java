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

    /// Of a step that is taken twice in one cycle, since what led from one to the other was taken back or one was told
    /// late, the one that came later in the world is when the step was taken; of two at one instant the one that the
    /// ledger learned last. So it is for every step (mitigated, resolved, closed), whoever asks.
    ///
    /// @param before that comes earlier in the order in which the events take effect
    boolean supersedes(MilestoneFact before) {
        return !isBefore(before);
    }

    private Instant instantInWorld() {
        return at.isBefore(recordedAt) ? at : recordedAt;
    }

    /// Whether no duration may rest on it.
    public boolean assumed() {
        return quality == MilestoneQuality.ASSUMED;
    }
}
