package io.incidentledger.query.replay;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A replay that is ready to be played, from its beginning or from the point where a client left off.
///
/// @param first the time of the whole replay's first event on the replay's clock; null: the first event of `opening` is
///     that event
/// @param last the time of the last event that the client has received; null: it has received none
/// @param opening the first events; empty: nothing is left to play
/// @param more the events after `opening`
/// @param end the ledger position up to which events are replayed
record ReplayPlan(@Nullable Instant first, @Nullable Instant last, List<ReplayEvent> opening, ReplayEventPages more,
        long end) {

    ReplaySchedule schedule(PlaybackSpeed playbackSpeed, ReplayClock clock) {
        return new ReplaySchedule(playbackSpeed, clock, first, last);
    }
}
