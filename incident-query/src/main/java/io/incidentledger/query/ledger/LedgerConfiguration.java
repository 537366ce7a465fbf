package io.incidentledger.query.ledger;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.verification.LedgerVerifier;
import io.incidentledger.projection.runner.LedgerHead;
import io.incidentledger.query.readmodel.Answers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The ledger itself: where it ends, and whether it is whole.
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    LedgerController ledgerController(EventReader reader, LedgerHead head, Answers answers) {
        return new LedgerController(reader, head, answers);
    }

    @Bean
    LedgerVerificationController ledgerVerificationController(EventReader reader, LedgerHead head, Answers answers) {
        return new LedgerVerificationController(new LedgerVerifier(reader), head, answers);
    }
}
