package io.incidentledger.query.ledger;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.verification.LedgerVerifier;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for the endpoints about the ledger itself: its head and its verification.
@Configuration(proxyBeanMethods = false)
class LedgerApiConfiguration {

    @Bean
    LedgerController ledgerController(EventReader reader, QueryExecutor executor) {
        return new LedgerController(executor, reader::head);
    }

    @Bean
    LedgerVerificationController ledgerVerificationController(EventReader reader, QueryExecutor executor) {
        return new LedgerVerificationController(new LedgerVerifications(new LedgerVerifier(reader), executor));
    }
}
