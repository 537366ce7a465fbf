package io.incidentledger.projection.mongo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.projection.documents.WritableDocuments;
import org.bson.BsonDocument;

/// Stores views in MongoDB. Opening a view does not contact the server; the first save of a process creates the
/// indexes. Methods throw a [io.incidentledger.projection.documents.ViewStoreUnavailableException] within 5 seconds if
/// the server does not respond. Thread-safe; blocks, so don't call it on event loops.
public final class MongoViewStore implements ViewStore {

    private final MongoConnection connection;
    private final MongoViewProgress progress;
    private final int parts;
    private final Map<String, MongoViewIndexes> indexes = new ConcurrentHashMap<>();
    private final Map<String, MongoDocuments<?>> opened = new ConcurrentHashMap<>();

    /// @param parts the number of parts in which every view is fed; the same for all processes
    public MongoViewStore(MongoConnection connection, int parts) {
        this.connection = connection;
        this.progress = new MongoViewProgress(connection);
        this.parts = parts;
    }

    /// The key of a view and its version; its collection is `views.<key>`.
    public static String keyOf(DocumentViewDefinition<?> view) {
        return view.name() + ".v" + view.version();
    }

    /// All documents of a view. Its position is the lowest of those published for its parts. Saving publishes a
    /// position for all parts, so only a process that feeds the whole view alone may save.
    @Override
    @SuppressWarnings("unchecked")
    public <D> WritableDocuments<D> open(DocumentViewDefinition<D> view) {
        return (WritableDocuments<D>) opened.computeIfAbsent(keyOf(view),
                key -> documents(view, new Checkpoint(progress, key, parts)));
    }

    /// The documents of a view for the process that feeds one part of it. The position is local to the returned object;
    /// the caller publishes it in [MongoViewProgress].
    ///
    /// @param reached the position that was published for the part
    public <D> WritableDocuments<D> part(DocumentViewDefinition<D> view, long reached) {
        return documents(view, new OwnPosition(reached));
    }

    private <D> MongoDocuments<D> documents(DocumentViewDefinition<D> view, CheckpointSource position) {
        MongoCollection<BsonDocument> collection = connection.database()
                .getCollection("views." + keyOf(view), BsonDocument.class);
        return new MongoDocuments<>(view, collection,
                indexes.computeIfAbsent(keyOf(view), key -> MongoViewIndexes.of(view, collection)), position);
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
