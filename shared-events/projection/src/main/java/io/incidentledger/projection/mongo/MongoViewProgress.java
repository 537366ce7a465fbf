package io.incidentledger.projection.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// The progress of the parts of views, visible to every process: collection `view-progress`. A position is published
/// after everything up to it is durable, and never decreases. Methods throw
/// [io.incidentledger.projection.documents.ViewStoreUnavailableException] if the server does not respond. Thread-safe;
/// blocks.
public final class MongoViewProgress {

    private static final String ID = "_id";
    private static final String POSITION = "position";
    private static final String STOPPED = "stopped";
    private static final String MESSAGE = "message";

    private final MongoCollection<BsonDocument> collection;

    public MongoViewProgress(MongoConnection connection) {
        this.collection = connection.database().getCollection("view-progress", BsonDocument.class);
    }

    /// A part of a view.
    ///
    /// @param view the [key][MongoViewStore#keyOf] of the view
    /// @param number from 0
    /// @param of the number of parts of the view
    public record Part(String view, int number, int of) {

        String id() {
            return view + "/" + number + "of" + of;
        }
    }

    /// @param stop why the part stopped after the position; null while it is running
    public record Reached(long position, @Nullable Stop stop) {

        /// Nothing has been published yet.
        public static final Reached NOTHING = new Reached(0, null);
    }

    /// An event that a view can't process.
    public record Stop(long position, String message) {}

    /// The published progress; parts for which nothing was published are left out.
    public Map<Part, Reached> read(Collection<Part> parts) {
        Map<String, Part> byId = parts.stream().collect(Collectors.toMap(Part::id, Function.identity()));
        Map<Part, Reached> reached = new LinkedHashMap<>();
        BlockingMongoCalls.ask(
                () -> BlockingAwait.all(collection.find(Filters.in(ID, byId.keySet())), BlockingMongoCalls.PATIENCE))
                .forEach(stored -> {
                    Part part = byId.get(stored.getString(ID).getValue());
                    if (part != null) {
                        reached.put(part, decode(stored));
                    }
                });
        return reached;
    }

    private static Reached decode(BsonDocument stored) {
        BsonDocument stopped = stored.getDocument(STOPPED, null);
        Stop stop = stopped == null
                ? null
                : new Stop(stopped.getInt64(POSITION).getValue(), stopped.getString(MESSAGE).getValue());
        return new Reached(stored.getInt64(POSITION).getValue(), stop);
    }

    /// Publishes the positions of parts and whether they have stopped; durable on a majority when it returns.
    public void publish(Map<Part, Reached> reached) {
        List<WriteModel<BsonDocument>> updates = new ArrayList<>();
        reached.forEach((part, its) -> updates.add(new UpdateOneModel<>(Filters.eq(ID, part.id()), update(its),
                new UpdateOptions().upsert(true))));
        BlockingMongoCalls.ask(() -> BlockingAwait.first(collection.bulkWrite(updates), BlockingMongoCalls.PATIENCE));
    }

    private static Bson update(Reached reached) {
        Stop stop = reached.stop();
        return Updates.combine(Updates.max(POSITION, new BsonInt64(reached.position())),
                stop == null
                        ? Updates.unset(STOPPED)
                        : Updates.set(STOPPED, new BsonDocument(POSITION, new BsonInt64(stop.position()))
                                .append(MESSAGE, new BsonString(stop.message()))));
    }
}
