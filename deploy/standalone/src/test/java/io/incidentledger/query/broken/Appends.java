package io.incidentledger.query.broken;

import io.incidentledger.ledger.EventAppender;

/// Violates: the query side does not append.
class Appends {
    Object append(EventAppender appender) {
        return appender;
    }
}
