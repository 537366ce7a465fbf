package io.incidentledger.query.replay;

import org.jspecify.annotations.Nullable;

/// What a client has received over one connection.
///
/// @param firstPosition null: nothing
record ReplayProgress(long events, @Nullable Long firstPosition, @Nullable Long lastPosition) {

    static final ReplayProgress NOTHING = new ReplayProgress(0, null, null);

    ReplayProgress with(long position) {
        return new ReplayProgress(events + 1, firstPosition == null ? Long.valueOf(position) : firstPosition, position);
    }
}
