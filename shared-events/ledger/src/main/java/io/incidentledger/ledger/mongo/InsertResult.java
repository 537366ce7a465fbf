package io.incidentledger.ledger.mongo;

import io.incidentledger.ledger.EventLogException;

/// What is known after an ordered insert of several commits.
sealed interface InsertResult {

    /// A majority has all of them.
    record Acknowledged() implements InsertResult {}

    /// A majority has those before `index`. A unique index refused the one there, whatever for; those behind it were
    /// not written.
    record Duplicate(int index) implements InsertResult {}

    /// A majority has those before `index`. The server doesn't take the one there, and will not when it is asked again;
    /// those behind it were not written.
    record Rejected(int index, EventLogException reason) implements InsertResult {}

    /// None of them has left this process.
    record NotSent(EventLogException reason) implements InsertResult {}

    /// Any number of the first ones may have been written, may still be, and may be undone.
    record Ambiguous(Throwable cause) implements InsertResult {}
}
