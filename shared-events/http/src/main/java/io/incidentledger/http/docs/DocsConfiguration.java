package io.incidentledger.http.docs;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Serves the page at `/docs`, unless it is switched off.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "incident-ledger.http.docs", matchIfMissing = true)
public class DocsConfiguration {

    @Bean
    DocsController docsController() {
        return new DocsController();
    }
}
