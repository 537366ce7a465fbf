package io.incidentledger.ledger.mongo;

import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.Receipt;

/// A stored commit without its events.
record CommitHeader(Receipt receipt, long number, Hash hash) {

    Head asHead(String ledgerId) {
        return new Head(ledgerId, receipt.lastPosition(), number, hash, receipt.recordedAt());
    }
}
