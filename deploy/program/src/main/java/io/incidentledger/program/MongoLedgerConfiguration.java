package io.incidentledger.program;

import java.time.InstantSource;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.append.AppendListener;
import io.incidentledger.ledger.clock.WatchedClock;
import io.incidentledger.ledger.mongo.MongoEventLog;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.ledger.verification.LedgerDamage;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The ledger of a node, and the MongoDB connection that it shares with other beans.
@Configuration(proxyBeanMethods = false)
@Import(VerificationConfiguration.class)
public class MongoLedgerConfiguration {

    @Bean
    MongoConnection mongoConnection(MongoLocation place) {
        return place.connect();
    }

    /// A node that only queries has no clock to watch.
    @Bean
    EventLog eventLog(MongoConnection connection, MeterRegistry registry, ObjectProvider<WatchedClock> clock,
            LedgerDamage damage) {
        WatchedClock watched = clock.getIfAvailable();
        EventLog log = MongoLocation.openLog(connection, AppendListener.metered(registry),
                watched == null ? InstantSource.system() : watched);
        if (watched != null) {
            LedgerLocation.requirePlausible(watched, log);
        }
        return damage.protect(log);
    }

    @Bean
    SnapshotStore snapshotStore(MongoConnection connection) {
        return connection.whileStarting(() -> MongoEventLog.snapshots(connection));
    }
}
