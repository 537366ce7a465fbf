package io.incidentledger.program;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.append.AppendListener;
import io.incidentledger.ledger.clock.WatchedClock;
import io.incidentledger.ledger.verification.LedgerDamage;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The ledger of a service, opened at the configured location.
@Configuration(proxyBeanMethods = false)
@Import(VerificationConfiguration.class)
public class LedgerConfiguration {

    /// Spring closes it after all beans that use it.
    @Bean
    OpenLedger openLedger(LedgerLocation location, MeterRegistry registry, WatchedClock clock) {
        return location.openToRecord(AppendListener.metered(registry), clock);
    }

    @Bean(destroyMethod = "")
    EventLog eventLog(OpenLedger ledger, LedgerDamage damage) {
        return damage.protect(ledger.log());
    }

    @Bean(destroyMethod = "")
    SnapshotStore snapshotStore(OpenLedger ledger) {
        return ledger.snapshots();
    }
}
