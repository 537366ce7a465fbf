package io.incidentledger.query.broken;

import io.incidentledger.ledger.EventReader;
import org.springframework.web.bind.annotation.RestController;

/// Violates: query controllers access stores and streams only through the executor.
@RestController
class ReadsPastTheExecutor {
    long position(EventReader reader) {
        return reader.head().position();
    }
}
