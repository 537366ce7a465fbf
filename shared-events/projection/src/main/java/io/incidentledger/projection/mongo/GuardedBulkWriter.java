package io.incidentledger.projection.mongo;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import org.bson.BsonDocument;
import org.bson.BsonInt64;

/// Replaces documents by newer versions in bulk. A guarded upsert that finds a document with the same or a higher
/// position tries to insert a second one and violates the unique id. That means "already applied", unless another
/// writer inserted the first version at the same moment. Documents that failed this way are therefore tried once more
/// as plain replacements, which can't violate the id.
final class GuardedBulkWriter {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<BsonDocument> collection;

    GuardedBulkWriter(MongoCollection<BsonDocument> collection) {
        this.collection = collection;
    }

    /// Replaces each document unless the stored one has the same or a higher position; durable on a majority when it
    /// returns.
    void replace(List<BsonDocument> documents) {
        List<BsonDocument> met = write(documents, true);
        if (!met.isEmpty()) {
            write(met, false);
        }
    }

    private List<BsonDocument> write(List<BsonDocument> documents, boolean insert) {
        List<WriteModel<BsonDocument>> models = documents.stream().map(document -> guarded(document, insert)).toList();
        try {
            BlockingAwait.first(collection.bulkWrite(models, UNORDERED), BlockingMongoCalls.PATIENCE);
            return List.of();
        } catch (MongoBulkWriteException refused) {
            return whichMetTheirId(refused, documents);
        }
    }

    private static WriteModel<BsonDocument> guarded(BsonDocument document, boolean insert) {
        BsonInt64 position = document.getInt64(MongoDocuments.POSITION);
        return new ReplaceOneModel<>(Filters.and(Filters.eq(MongoDocuments.ID, document.get(MongoDocuments.ID)),
                Filters.lt(MongoDocuments.POSITION, position)), document, new ReplaceOptions().upsert(insert));
    }

    private static List<BsonDocument> whichMetTheirId(MongoBulkWriteException refused, List<BsonDocument> documents) {
        List<BsonDocument> met = new ArrayList<>();
        for (BulkWriteError error : refused.getWriteErrors()) {
            if (ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
            met.add(documents.get(error.getIndex()));
        }
        if (refused.getWriteConcernError() != null) {
            throw refused;
        }
        return met;
    }
}
