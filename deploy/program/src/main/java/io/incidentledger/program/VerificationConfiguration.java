package io.incidentledger.program;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.verification.LedgerDamage;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Verification that goes on while a program runs, and what depends on its result.
@Configuration(proxyBeanMethods = false)
class VerificationConfiguration {

    @Bean
    LedgerDamage ledgerDamage() {
        return new LedgerDamage();
    }

    @Bean
    LedgerHealth ledgerHealthIndicator(EventLog log, LedgerDamage damage) {
        return new LedgerHealth(log, damage);
    }

    /// @param share the largest share of a core; 0: no verification after the start
    @Bean
    VerificationInBackground verificationInBackground(EventLog log, LedgerDamage damage, MeterRegistry registry,
            @Value("${incident-ledger.verification.share:0.05}") double share) {
        return new VerificationInBackground(share, log::openFreshReader, damage, registry);
    }
}
