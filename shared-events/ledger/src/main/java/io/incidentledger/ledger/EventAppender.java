package io.incidentledger.ledger;

import java.util.concurrent.CompletableFuture;

/// Appends commits to the log.
public interface EventAppender {

    /// Appends a commit. The future completes when the commit is durable, on a thread of the log, so callbacks must not
    /// do any work there. Futures of one appender complete in the order of positions. A failed future has an
    /// [EventLogException], whose kind says what the caller should do. If the commit id is already stored, the future
    /// completes with the first receipt, marked as repeated, regardless of any other error in the commit.
    ///
    /// Thread-safe; never blocks. If the bounded queue is full, the future fails at once with
    /// [EventLogException.Overloaded].
    ///
    /// @throws IllegalArgumentException when a text is not well-formed Unicode, or an event has a stream but no
    ///     sequence or vice versa: a defect of the caller
    CompletableFuture<Receipt> append(NewCommit commit);
}
