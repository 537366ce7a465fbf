package io.incidentledger.events.milestones;

import java.time.Instant;

import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/// When a milestone was reached, according to the ledger.
///
/// @param at when it was reached
/// @param recordedAt when the ledger learned it
/// @param position the position of the event that recorded it
/// @param quality how reliably the time is known; null if not specified
public record MilestoneFact(Instant at, Instant recordedAt, long position, @Nullable MilestoneQuality quality) {

    static MilestoneFact of(RecordedEvent recorded, @Nullable MilestoneQuality quality) {
        return new MilestoneFact(recorded.happenedAt(), recorded.learnedAt(), recorded.learnedPosition(), quality);
    }

    /// Returns the same fact, recorded by the same event, with another time.
    public MilestoneFact movedTo(Instant time) {
        return new MilestoneFact(time, recordedAt, position, quality);
    }

    /// Whether this fact comes earlier in chronological order, which counts times in the future as of their recording.
    boolean isBefore(MilestoneFact other) {
        return instantInWorld().isBefore(other.instantInWorld());
    }

    /// Whether this fact replaces an earlier one. A cycle can have the same step twice, if the step between them was
    /// taken back or one of them was recorded late. Then the chronologically later one counts, and of two at the same
    /// time the one that the ledger learned last. This rule applies to every step (mitigated, resolved, closed).
    ///
    /// @param before the fact that comes earlier in the order in which the events take effect
    boolean supersedes(MilestoneFact before) {
        return !isBefore(before);
    }

    private Instant instantInWorld() {
        return at.isBefore(recordedAt) ? at : recordedAt;
    }

    /// Whether the time is only assumed, so that no duration may be based on it.
    public boolean assumed() {
        return quality == MilestoneQuality.ASSUMED;
    }
}
