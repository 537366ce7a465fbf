package io.incidentledger.ledger.mongo;

import io.incidentledger.ledger.EventLogException;

/// What is known after an ordered insert of several commits.
sealed interface InsertResult {

    /// A majority has all of them.
    record Acknowledged() implements InsertResult {}

    /// A majority has the commits before `index`. A unique index rejected the one at `index`, for whatever reason; the
    /// later ones were not written.
    record Duplicate(int index) implements InsertResult {}

    /// A majority has the commits before `index`. The server does not accept the one at `index`, and will not when it
    /// is sent again; the later ones were not written.
    record Rejected(int index, EventLogException reason) implements InsertResult {}

    /// None of the commits has left this process.
    record NotSent(EventLogException reason) implements InsertResult {}

    /// Any number of commits from the first one on may have been written, may still be written, and may be rolled back.
    record Ambiguous(Throwable cause) implements InsertResult {}
}
