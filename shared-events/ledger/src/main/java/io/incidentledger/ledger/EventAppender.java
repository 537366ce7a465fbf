package io.incidentledger.ledger;

import java.util.concurrent.CompletableFuture;

/// The writing end of the log.
public interface EventAppender {

    /// Appends a commit. The future completes when it is durable, on a thread of the log's (do no work there); position
    /// order is completion order for one appender. It fails with an [EventLogException], whose kind says what the
    /// caller should do. A commit id that is stored already completes with the first receipt, marked as repeated,
    /// whatever else would have been wrong.
    ///
    /// Thread-safe; never blocks. When the bounded queue is full it fails at once with [EventLogException.Overloaded].
    ///
    /// @throws IllegalArgumentException when a text is not well-formed Unicode, or an event has a stream and no
    ///     sequence or the other way round: a defect of the caller
    CompletableFuture<Receipt> append(NewCommit commit);
}
