package io.incidentledger.projection.mongo;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.incidentledger.ledger.mongo.connection.Await;
import io.incidentledger.projection.documents.DocumentView;
import io.incidentledger.projection.documents.IndexField;
import org.bson.BsonDocument;

/// One index for each field but texts, `by-<field>`: by its values, then by id, as answers are sorted. Fields that
/// memory does not index are among them, because looking at every document of a collection is not what looking at every
/// object in memory is.
final class ViewIndexes {

    private final MongoCollection<BsonDocument> collection;
    private final List<IndexModel> models;
    private final AtomicBoolean there = new AtomicBoolean();

    private ViewIndexes(MongoCollection<BsonDocument> collection, List<IndexModel> models) {
        this.collection = collection;
        this.models = models;
    }

    static ViewIndexes of(DocumentView<?> view, MongoCollection<BsonDocument> collection) {
        return new ViewIndexes(collection, models(view));
    }

    static List<IndexModel> models(DocumentView<?> view) {
        return view.indexFields().stream().filter(field -> field.kind() != IndexField.Kind.TEXT)
                .map(field -> new IndexModel(
                        Indexes.ascending(ConditionFilters.path(field.name()), MongoDocuments.ID),
                        new IndexOptions().name("by-" + field.name())))
                .toList();
    }

    /// Returns when they are there. Repeating it is harmless; a process asks the server once.
    void ensure() {
        if (!there.get() && !models.isEmpty()) {
            Await.end(collection.createIndexes(models), MongoCalls.PATIENCE);
        }
        there.set(true);
    }
}
