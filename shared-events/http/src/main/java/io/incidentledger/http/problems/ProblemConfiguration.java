package io.incidentledger.http.problems;

import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Spring configuration of error responses.
@Configuration(proxyBeanMethods = false)
public class ProblemConfiguration {

    /// Maximum body size in bytes: 1 MiB unless `incident-ledger.http.max-body-bytes` is set.
    public static final String BODY_LIMIT = "${incident-ledger.http.max-body-bytes:1048576}";

    @Bean
    ProblemExceptionHandler problemExceptionHandler(List<ProblemTranslator> translators,
            @Value(BODY_LIMIT) int bodyLimit) {
        return new ProblemExceptionHandler(translators, bodyLimit);
    }
}
