package io.incidentledger.query;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.ledger.axon.LedgerSerializer;
import io.incidentledger.ledger.axon.mongo.Claims;
import io.incidentledger.ledger.axon.mongo.MongoTokenStore;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.projection.documents.DocumentView;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.projection.mongo.MongoViewProgress;
import io.incidentledger.projection.mongo.MongoViewStore;
import io.incidentledger.projection.runner.LedgerHead;
import io.incidentledger.projection.runner.LiveEvents;
import io.incidentledger.projection.runner.cluster.FeedingNodes;
import io.incidentledger.projection.runner.cluster.SharedFeeding;
import io.incidentledger.projection.runner.cluster.SharedView;
import io.incidentledger.query.numbers.NumberedIncident;
import io.incidentledger.query.numbers.NumbersFeed;
import io.incidentledger.query.numbers.StoredNumbers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Stored views in MongoDB, fed by all query nodes together and read by each. It needs a [MongoConnection]. A node that dies loses its claims within seconds.
@Configuration(proxyBeanMethods = false)
public class MongoViews {

    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);

    @Bean
    ViewStore viewStore(MongoConnection connection) {
        return new MongoViewStore(connection, SharedFeeding.PARTS);
    }

    @Bean
    StoredNumbers numbers(MongoConnection connection) {
        return new StoredNumbers(new MongoViewStore(connection, 1).open(NumberedIncident.VIEW));
    }

    /// Starting waits for the views up to `incident-ledger.views.start-patience`.
    @Bean
    SharedFeeding sharedFeeding(EventReader reader, EventTail tail, LedgerHead head, MongoConnection connection,
            List<DocumentView<?>> perIncident, List<LiveEvents> listeners,
            @Value("${incident-ledger.views.start-patience:10s}") Duration patience) {
        String node = UUID.randomUUID().toString();
        MongoViewStore store = new MongoViewStore(connection, SharedFeeding.PARTS);
        List<SharedView> views = perIncident.stream().<SharedView>map(view -> SharedView.of(store, view)).toList();
        SharedView numbers = new SharedView(NumberedIncident.VIEW.name(), MongoViewStore.keyOf(NumberedIncident.VIEW),
                reached -> new NumbersFeed(store.part(NumberedIncident.VIEW, reached)));
        MongoTokenStore tokens = new MongoTokenStore(connection, new LedgerSerializer(new EventCodec()),
                new Claims(node, CLAIM_TIMEOUT, InstantSource.system()));
        return new SharedFeeding(reader, tail, head, tokens, new MongoViewProgress(connection),
                new FeedingNodes(connection, node), views, List.of(numbers), listeners, patience);
    }
}
