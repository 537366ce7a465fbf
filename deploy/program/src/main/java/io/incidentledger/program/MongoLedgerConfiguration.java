package io.incidentledger.program;

import io.incidentledger.eventlog.AppendMetrics;
import io.incidentledger.eventlog.EventLog;
import io.incidentledger.eventlog.SnapshotStore;
import io.incidentledger.eventlog.mongo.MongoSnapshotStore;
import io.incidentledger.mongo.MongoConnection;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The ledger of a node, and the connection that whatever lies beside it shares.
@Configuration(proxyBeanMethods = false)
public class MongoLedgerConfiguration {

    @Bean
    MongoConnection mongoConnection(MongoPlace place) {
        return place.connect();
    }

    @Bean
    EventLog eventLog(MongoConnection connection, MeterRegistry registry) {
        return MongoPlace.openLog(connection, new AppendMetrics(registry));
    }

    @Bean
    SnapshotStore snapshotStore(MongoConnection connection) {
        return connection.whileStarting(() -> MongoSnapshotStore.open(connection));
    }

    @Bean
    LedgerHealth ledgerHealthIndicator(EventLog log) {
        return new LedgerHealth(log);
    }
}
