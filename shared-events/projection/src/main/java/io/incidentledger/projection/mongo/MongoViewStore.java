package io.incidentledger.projection.mongo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.projection.documents.DocumentView;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.projection.documents.WritableDocuments;
import org.bson.BsonDocument;

/// Views in MongoDB. Opening asks nothing of the server; the first save of a process makes sure of the indexes. What
/// can't be done because the server does not answer is a
/// [io.incidentledger.projection.documents.ViewStoreUnavailableException], within 5 seconds. Thread-safe; blocks: not
/// for event loops.
public final class MongoViewStore implements ViewStore {

    private final MongoConnection connection;
    private final MongoViewProgress progress;
    private final int parts;
    private final Map<String, ViewIndexes> indexes = new ConcurrentHashMap<>();
    private final Map<String, MongoDocuments<?>> opened = new ConcurrentHashMap<>();

    /// @param parts how many parts every view is fed in; the same for all processes
    public MongoViewStore(MongoConnection connection, int parts) {
        this.connection = connection;
        this.progress = new MongoViewProgress(connection);
        this.parts = parts;
    }

    /// Names a view of a version: its collection is `views.<key>`.
    public static String keyOf(DocumentView<?> view) {
        return view.name() + ".v" + view.version();
    }

    /// All documents of a view. Its position is what has been published for every part; saving publishes for all of
    /// them, so it is for a feeder that feeds alone.
    @Override
    @SuppressWarnings("unchecked")
    public <D> WritableDocuments<D> open(DocumentView<D> view) {
        return (WritableDocuments<D>) opened.computeIfAbsent(keyOf(view),
                key -> documents(view, new Checkpoint(progress, key, parts)));
    }

    /// The documents of a view for a feeder that feeds one part of it. Its position is this object's own: the feeder
    /// publishes it in [MongoViewProgress].
    ///
    /// @param reached what was published for the part
    public <D> WritableDocuments<D> part(DocumentView<D> view, long reached) {
        return documents(view, new OwnPosition(reached));
    }

    private <D> MongoDocuments<D> documents(DocumentView<D> view, CheckpointSource position) {
        MongoCollection<BsonDocument> collection = connection.database()
                .getCollection("views." + keyOf(view), BsonDocument.class);
        return new MongoDocuments<>(view, collection,
                indexes.computeIfAbsent(keyOf(view), key -> ViewIndexes.of(view, collection)), position);
    }

    private record OwnPosition(AtomicLong reached) implements CheckpointSource {

        OwnPosition(long reached) {
            this(new AtomicLong(reached));
        }

        @Override
        public long position() {
            return reached.get();
        }

        @Override
        public void reached(long position) {
            reached.accumulateAndGet(position, Math::max);
        }
    }
}
