package io.incidentledger.program;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventReader;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Health indicator that is up while the ledger responds.
final class LedgerHealth implements HealthIndicator {
    private final EventReader reader;

    LedgerHealth(EventReader reader) {
        this.reader = reader;
    }

    @Override
    public Health health() {
        try {
            return Health.up().withDetail("position", reader.head().position()).build();
        } catch (EventLogException silent) {
            return Health.outOfService().withDetail("reason", String.valueOf(silent.getMessage())).build();
        }
    }
}
