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
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.StoredViewReader;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.projection.mongo.MongoViewStore;
import io.incidentledger.projection.runner.HeadTracker;
import io.incidentledger.projection.runner.LiveEventListener;
import io.incidentledger.projection.runner.cluster.ClusterProjectionRunner;
import io.incidentledger.query.actionitems.ActionItemViewDefinition;
import io.incidentledger.query.board.BoardViewDefinition;
import io.incidentledger.query.displaynumbers.DisplayNumberDocument;
import io.incidentledger.query.displaynumbers.DisplayNumberProjector;
import io.incidentledger.query.measures.MeasureViewDefinition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The part of a query node that projects stored views, with its own connection, so that a test can run several nodes
/// and kill one.
final class RunnerNode {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration CLAIM_TIMEOUT = Duration.ofMillis(2_500);
    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    final ClusterProjectionRunner feeding;
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final HeadTracker head;
    private final MongoConnection connection;
    private final MongoViewStore store;

    RunnerNode(InMemoryEventLog log, String uri, Duration patience, DocumentViewDefinition<?>... more) {
        this(log, log, MongoConnection.open(uri), patience, more);
    }

    /// Creates a node whose ledger is in the same MongoDB, as in production.
    static RunnerNode onItsOwnLog(String uri) {
        MongoConnection connection = MongoConnection.open(uri);
        MongoEventLog log = MongoEventLog.open(connection, MongoSettings.DEFAULT);
        return new RunnerNode(log, log, connection, PATIENCE);
    }

    private RunnerNode(EventReader log, EventTail tail, MongoConnection connection, Duration patience,
            DocumentViewDefinition<?>... more) {
        this.connection = connection;
        head = new HeadTracker(log, tail);
        store = new MongoViewStore(connection, ClusterProjectionRunner.PARTS);
        List<DocumentViewDefinition<?>> views = new ArrayList<>(
                List.of(BoardViewDefinition.VIEW, ActionItemViewDefinition.VIEW, MeasureViewDefinition.VIEW));
        views.addAll(List.of(more));
        feeding = new ClusterProjectionRunner(connection, log, tail, head, CLAIM_TIMEOUT, views,
                DisplayNumberDocument.VIEW,
                DisplayNumberProjector::new, List.of(LiveEventListener.counter(registry)), patience);
    }

    RunnerNode(InMemoryEventLog log, String uri, DocumentViewDefinition<?>... more) {
        this(log, uri, PATIENCE, more);
    }

    RunnerNode started() {
        feeding.start();
        return this;
    }

    /// Ends the node like a killed process: nothing more reaches the server, and no other node is notified.
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
        feeding.progress().forEach((view, positionTracker) -> positionTracker.await(position, PATIENCE).join());
    }

    /// The number of live events that this node has counted.
    double counted() {
        return registry.find("incident.ledger.events").counters().stream().mapToDouble(Counter::count).sum();
    }

    <D> StoredViewReader<D> open(DocumentViewDefinition<D> view) {
        return store.open(view);
    }

    String dump() {
        return dump(store);
    }

    /// The contents of the three incident views and of the numbers, as JSON sorted by id.
    static String dump(ViewStore store) {
        StringBuilder dump = new StringBuilder();
        for (DocumentViewDefinition<?> view : List.of(BoardViewDefinition.VIEW, ActionItemViewDefinition.VIEW,
                MeasureViewDefinition.VIEW,
                DisplayNumberDocument.VIEW)) {
            dump.append(dump(store.open(view)));
        }
        return dump.toString();
    }

    static <D> String dump(StoredViewReader<D> storedViewReader) {
        TreeMap<String, Object> all = new TreeMap<>();
        storedViewReader.scan(List.of(), document -> all.put(document.id(), document));
        return SORTED.writeValueAsString(all);
    }
}
