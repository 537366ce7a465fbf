package io.incidentledger.query.replay;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A replay that is ready to be played, from its beginning or from where a listener was.
///
/// @param first
///            when the whole replay's first event was, on its clock; null: it is the first of the opening
/// @param last
///            when the event was that the listener had last; null: it had none
/// @param opening
///            the first scenes; empty: nothing is left to play
/// @param more
///            the scenes behind the opening
/// @param end
///            the ledger's position up to which events are played
record Script(@Nullable Instant first, @Nullable Instant last, List<Scene> opening, ScenePages more, long end) {

    CueSheet cues(Tempo tempo, ReplayClock clock) {
        return new CueSheet(tempo, clock, first, last);
    }
}
