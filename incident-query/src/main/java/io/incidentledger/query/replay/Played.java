package io.incidentledger.query.replay;

import org.jspecify.annotations.Nullable;

/// What a listener got in one go.
///
/// @param firstPosition
///            null: nothing
record Played(long events, @Nullable Long firstPosition, @Nullable Long lastPosition) {

    static final Played NOTHING = new Played(0, null, null);

    Played with(long position) {
        return new Played(events + 1, firstPosition == null ? Long.valueOf(position) : firstPosition, position);
    }
}
