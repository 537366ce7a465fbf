package io.incidentledger.query.broken;

import io.incidentledger.ledger.EventReader;
import org.springframework.web.bind.annotation.RestController;

/// Breaks: controllers of queries reach stores and streams by the executor alone.
@RestController
class ReadsPastTheExecutor {
    long position(EventReader reader) {
        return reader.head().position();
    }
}
