package io.incidentledger.events.milestones;

import java.time.Instant;

import io.incidentledger.events.MilestoneQuality;
import org.jspecify.annotations.Nullable;

/// A milestone as it is answered.
///
/// @param at
///            null unless recorded or invalid
/// @param reason
///            why it is invalid; null otherwise
/// @param position
///            of the event that told it; null unless recorded or invalid
public record MilestoneReading(@Nullable Instant at, @Nullable Instant recordedAt, ReadingState state,
        @Nullable MilestoneQuality quality, @Nullable String reason, @Nullable Long position) {

    static MilestoneReading absent(ReadingState state) {
        return new MilestoneReading(null, null, state, null, null, null);
    }

    static MilestoneReading recorded(MilestoneFact fact) {
        return new MilestoneReading(fact.at(), fact.recordedAt(), ReadingState.RECORDED, fact.quality(), null,
                fact.position());
    }

    static MilestoneReading invalid(MilestoneFact fact, String reason) {
        return new MilestoneReading(fact.at(), fact.recordedAt(), ReadingState.INVALID, fact.quality(), reason,
                fact.position());
    }
}
