package io.incidentledger.query.replay;

import java.util.List;

/// The scenes of one replay in their order. Calls come one after the other; they may block.
interface ReplayEventPages {

    /// None.
    ReplayEventPages NONE = List::of;

    /// The next ones; empty: there are no more.
    List<ReplayEvent> next();

    /// Somebody listens from now on.
    default void taken() {}

    /// Nobody does any more.
    default void left() {}
}
