package io.incidentledger.program;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.verification.LedgerDamage;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Health indicator that is up while the ledger responds and no damage was found in it.
final class LedgerHealth implements HealthIndicator {
    private final EventReader reader;
    private final LedgerDamage damage;

    LedgerHealth(EventReader reader, LedgerDamage damage) {
        this.reader = reader;
        this.damage = damage;
    }

    @Override
    public Health health() {
        EventLogException.Corrupted broken = damage.first();
        if (broken != null) {
            return Health.outOfService().withDetail("reason", String.valueOf(broken.getMessage()))
                    .withDetail("firstBroken", broken.position()).build();
        }
        try {
            return Health.up().withDetail("position", reader.head().position()).build();
        } catch (EventLogException silent) {
            return Health.outOfService().withDetail("reason", String.valueOf(silent.getMessage())).build();
        }
    }
}
