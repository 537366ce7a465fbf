package io.incidentledger.query.replay;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A replay that is ready to be played, from its beginning or from where a listener was.
///
/// @param first when the whole replay's first event was, on its clock; null: it is the first of the opening
/// @param last when the event was that the listener had last; null: it had none
/// @param opening the first scenes; empty: nothing is left to play
/// @param more the scenes behind the opening
/// @param end the ledger's position up to which events are played
record ReplayPlan(@Nullable Instant first, @Nullable Instant last, List<ReplayEvent> opening, ReplayEventPages more,
        long end) {

    ReplaySchedule cues(PlaybackSpeed playbackSpeed, ReplayClock clock) {
        return new ReplaySchedule(playbackSpeed, clock, first, last);
    }
}
