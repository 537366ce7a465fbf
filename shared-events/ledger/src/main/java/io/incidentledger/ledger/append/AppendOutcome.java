package io.incidentledger.ledger.append;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Receipt;

/// What became of one commit of a batch that a store has written.
public sealed interface AppendOutcome {

    /// It is durable, since now or since before.
    record Stored(Receipt receipt) implements AppendOutcome {}

    /// Nothing of it was written.
    record Refused(EventLogException reason) implements AppendOutcome {}
}
