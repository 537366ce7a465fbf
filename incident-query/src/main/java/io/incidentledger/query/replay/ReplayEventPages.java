package io.incidentledger.query.replay;

import java.util.List;

/// The events of one replay, page by page and in order. Must not be called concurrently; calls may block.
interface ReplayEventPages {

    /// No pages.
    ReplayEventPages NONE = List::of;

    /// The next page; empty if there are no more events.
    List<ReplayEvent> next();

    /// Called when a client starts to receive the replay.
    default void taken() {}

    /// Called when the client has stopped receiving it.
    default void left() {}
}
