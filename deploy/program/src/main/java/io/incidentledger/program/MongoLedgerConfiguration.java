package io.incidentledger.program;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.append.AppendListener;
import io.incidentledger.ledger.mongo.MongoEventLog;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The ledger of a node, and the MongoDB connection that it shares with other beans.
@Configuration(proxyBeanMethods = false)
public class MongoLedgerConfiguration {

    @Bean
    MongoConnection mongoConnection(MongoLocation place) {
        return place.connect();
    }

    @Bean
    EventLog eventLog(MongoConnection connection, MeterRegistry registry) {
        return MongoLocation.openLog(connection, AppendListener.metered(registry));
    }

    @Bean
    SnapshotStore snapshotStore(MongoConnection connection) {
        return connection.whileStarting(() -> MongoEventLog.snapshots(connection));
    }

    @Bean
    LedgerHealth ledgerHealthIndicator(EventLog log) {
        return new LedgerHealth(log);
    }
}
