package io.incidentledger.query.replay;

import java.time.Instant;

import io.incidentledger.http.WebConfiguration;
import io.incidentledger.ledger.conformance.SettableClock;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.query.MemoryViewConfiguration;
import io.incidentledger.query.QueryConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// Application with the query side alone, on an in-memory log whose clock the test sets.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({WebConfiguration.class, QueryConfiguration.class, MemoryViewConfiguration.class})
class ReplayApplication {

    @Bean
    SettableClock clock() {
        return new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Bean
    InMemoryEventLog eventLog(SettableClock clock) {
        return new InMemoryEventLog(clock);
    }
}
