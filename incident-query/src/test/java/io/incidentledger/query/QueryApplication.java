package io.incidentledger.query;

import io.incidentledger.http.WebConfiguration;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// Application with the query side alone, on an in-memory log.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({WebConfiguration.class, QueryConfiguration.class, MemoryViewConfiguration.class})
public class QueryApplication {

    @Bean
    InMemoryEventLog eventLog() {
        return new InMemoryEventLog();
    }
}
