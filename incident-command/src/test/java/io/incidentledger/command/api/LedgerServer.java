package io.incidentledger.command.api;

import io.incidentledger.command.dispatch.CommandConfiguration;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.ledger.memory.InMemorySnapshotStore;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// The whole command side over HTTP, on an in-memory log.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CommandApiConfiguration.class, CommandConfiguration.class})
class LedgerServer {

    @Bean
    EventLog log() {
        return new InMemoryEventLog();
    }

    @Bean
    SnapshotStore snapshots() {
        return new InMemorySnapshotStore();
    }
}
