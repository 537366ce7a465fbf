package io.incidentledger.projection.mongo;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.IndexField;
import org.bson.BsonDocument;

/// The MongoDB indexes of a view: one index `by-<field>` for each field except texts, on the value and then the id,
/// which is the sort order of query results. It includes fields that are not indexed in memory, because scanning a
/// collection costs more than scanning objects in memory.
final class MongoViewIndexes {

    private final MongoCollection<BsonDocument> collection;
    private final List<IndexModel> models;
    private final AtomicBoolean there = new AtomicBoolean();

    private MongoViewIndexes(MongoCollection<BsonDocument> collection, List<IndexModel> models) {
        this.collection = collection;
        this.models = models;
    }

    static MongoViewIndexes of(DocumentViewDefinition<?> view, MongoCollection<BsonDocument> collection) {
        return new MongoViewIndexes(collection, models(view));
    }

    static List<IndexModel> models(DocumentViewDefinition<?> view) {
        return view.indexFields().stream().filter(field -> field.kind() != IndexField.Kind.TEXT)
                .map(field -> new IndexModel(
                        Indexes.ascending(MongoQueryTranslator.path(field.name()), MongoDocuments.ID),
                        new IndexOptions().name("by-" + field.name())))
                .toList();
    }

    /// Creates the indexes unless they exist, and returns when they are there. Calling it again is harmless; a process
    /// contacts the server once.
    void ensure() {
        if (!there.get() && !models.isEmpty()) {
            BlockingAwait.end(collection.createIndexes(models), BlockingMongoCalls.PATIENCE);
        }
        there.set(true);
    }
}
