package io.incidentledger.query.runner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.ledger.mongo.MongoEventLog;
import io.incidentledger.ledger.mongo.MongoSettings;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.projection.documents.DocumentView;
import io.incidentledger.projection.documents.Documents;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.projection.mongo.MongoViewStore;
import io.incidentledger.projection.runner.LedgerHead;
import io.incidentledger.projection.runner.LiveEvents;
import io.incidentledger.projection.runner.cluster.SharedFeeding;
import io.incidentledger.query.actionitems.ActionItems;
import io.incidentledger.query.board.Board;
import io.incidentledger.query.measures.MeasureRows;
import io.incidentledger.query.numbers.NumberedIncident;
import io.incidentledger.query.numbers.NumbersFeed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A query node as far as its stored views go, with a connection of its own, so that a test can have several of them and kill one.
final class FeedingNode {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration CLAIM_TIMEOUT = Duration.ofMillis(2_500);
    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    final SharedFeeding feeding;
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final LedgerHead head;
    private final MongoConnection connection;
    private final MongoViewStore store;

    FeedingNode(InMemoryEventLog log, String uri, Duration patience, DocumentView<?>... more) {
        this(log, log, MongoConnection.open(uri), patience, more);
    }

    /// With a ledger in the same MongoDB, as in production.
    static FeedingNode onItsOwnLog(String uri) {
        MongoConnection connection = MongoConnection.open(uri);
        MongoEventLog log = MongoEventLog.open(connection, MongoSettings.DEFAULT);
        return new FeedingNode(log, log, connection, PATIENCE);
    }

    private FeedingNode(EventReader log, EventTail tail, MongoConnection connection, Duration patience,
            DocumentView<?>... more) {
        this.connection = connection;
        head = new LedgerHead(log, tail);
        store = new MongoViewStore(connection, SharedFeeding.PARTS);
        List<DocumentView<?>> views = new ArrayList<>(List.of(Board.VIEW, ActionItems.VIEW, MeasureRows.VIEW));
        views.addAll(List.of(more));
        feeding = new SharedFeeding(connection, log, tail, head, CLAIM_TIMEOUT, views, NumberedIncident.VIEW,
                NumbersFeed::new, List.of(LiveEvents.counter(registry)), patience);
    }

    FeedingNode(InMemoryEventLog log, String uri, DocumentView<?>... more) {
        this(log, uri, PATIENCE, more);
    }

    FeedingNode started() {
        feeding.start();
        return this;
    }

    /// Ends as a process does that is killed: nothing more reaches the server, and nobody is told.
    void kill() {
        connection.close();
        feeding.stop();
    }

    void stop() {
        feeding.stop();
        connection.close();
    }

    /// Waits until all views reflect a position.
    void reach(long position) {
        feeding.progress().forEach((view, progress) -> progress.await(position, PATIENCE).join());
    }

    /// How many events this node has counted as they happened.
    double counted() {
        return registry.find("incident.ledger.events").counters().stream().mapToDouble(Counter::count).sum();
    }

    <D> Documents<D> open(DocumentView<D> view) {
        return store.open(view);
    }

    String dump() {
        return dump(store);
    }

    /// Everything that the three views of incidents and the numbers hold, as JSON in the order of ids.
    static String dump(ViewStore store) {
        StringBuilder dump = new StringBuilder();
        for (DocumentView<?> view : List.of(Board.VIEW, ActionItems.VIEW, MeasureRows.VIEW, NumberedIncident.VIEW)) {
            dump.append(dump(store.open(view)));
        }
        return dump.toString();
    }

    static <D> String dump(Documents<D> documents) {
        TreeMap<String, Object> all = new TreeMap<>();
        documents.scan(List.of(), document -> all.put(document.id(), document));
        return SORTED.writeValueAsString(all);
    }
}
