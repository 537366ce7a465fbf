package io.incidentledger.ledger.append;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Receipt;

/// Outcome of one commit of a batch that a store has processed.
public sealed interface AppendOutcome {

    /// The commit is durable, either written now or stored before.
    record Stored(Receipt receipt) implements AppendOutcome {}

    /// The commit was not stored; with [EventLogException.OutcomeUnknown] it may have been.
    record Refused(EventLogException reason) implements AppendOutcome {}
}
