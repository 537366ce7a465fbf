package io.incidentledger.eventlog.mongo;

import io.incidentledger.eventlog.Hash;
import io.incidentledger.eventlog.Head;
import io.incidentledger.eventlog.Receipt;

/** A stored commit without its events. */
record CommitHeader(Receipt receipt, long number, Hash hash) {

    Head asHead(String ledgerId) {
        return new Head(ledgerId, receipt.lastPosition(), number, hash, receipt.recordedAt());
    }
}
