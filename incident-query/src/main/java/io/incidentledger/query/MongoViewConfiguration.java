package io.incidentledger.query;

import java.time.Duration;
import java.util.List;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.projection.mongo.MongoViewStore;
import io.incidentledger.projection.runner.HeadTracker;
import io.incidentledger.projection.runner.LiveEventListener;
import io.incidentledger.projection.runner.cluster.ClusterProjectionRunner;
import io.incidentledger.query.displaynumbers.DisplayNumberDocument;
import io.incidentledger.query.displaynumbers.DisplayNumberProjector;
import io.incidentledger.query.displaynumbers.StoredDisplayNumbers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Configures stored views in MongoDB, which all query nodes update together and each node reads. It requires a
/// [MongoConnection]. A node that dies loses its claims within seconds.
@Configuration(proxyBeanMethods = false)
public class MongoViewConfiguration {

    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);

    @Bean
    ViewStore viewStore(MongoConnection connection) {
        return new MongoViewStore(connection, ClusterProjectionRunner.PARTS);
    }

    @Bean
    StoredDisplayNumbers numbers(MongoConnection connection) {
        return new StoredDisplayNumbers(new MongoViewStore(connection, 1).open(DisplayNumberDocument.VIEW));
    }

    /// The start blocks until the views have caught up, but no longer than `incident-ledger.views.start-patience`.
    @Bean
    ClusterProjectionRunner clusterProjectionRunner(EventReader reader, EventTail tail, HeadTracker head,
            MongoConnection connection,
            List<DocumentViewDefinition<?>> perIncident, List<LiveEventListener> listeners,
            @Value("${incident-ledger.views.start-patience:10s}") Duration patience) {
        return new ClusterProjectionRunner(connection, reader, tail, head, CLAIM_TIMEOUT, perIncident,
                DisplayNumberDocument.VIEW,
                DisplayNumberProjector::new, listeners, patience);
    }
}
