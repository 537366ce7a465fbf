package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import org.bson.RawBsonDocument;

/// The collection of commits on a MongoDB server.
final class MongoCommits implements CommitCollection {

    private static final InsertManyOptions ORDERED = new InsertManyOptions().ordered(true);

    private final MongoConnection connection;
    private final MongoCollection<RawBsonDocument> collection;
    private final CommitQueryRunner queries;

    MongoCommits(MongoConnection connection, CommitQueryRunner queries) {
        this.connection = connection;
        this.collection = connection.database().getCollection(CommitDocumentFields.COLLECTION, RawBsonDocument.class);
        this.queries = queries;
    }

    @Override
    public Head head(Duration atMost) {
        return queries.head(atMost);
    }

    @Override
    public Map<String, CommitHeader> find(Collection<String> commitIds, Duration atMost) {
        return queries.find(commitIds, atMost);
    }

    @Override
    public Set<String> takenSequences(Collection<String> keys, Duration atMost) {
        return queries.takenSequences(keys, atMost).keySet();
    }

    @Override
    public Set<String> takenEventIds(Collection<String> eventIds, Duration atMost) {
        return queries.takenEventIds(eventIds, atMost);
    }

    /// A timeout does not tell whether it expired before or after the documents were sent. Therefore, when no primary
    /// is known, a query looks for one first.
    @Override
    public InsertResult insert(List<EncodedCommit> commits, Duration atMost) {
        if (!connection.knowsPrimary()) {
            try {
                queries.head(atMost);
            } catch (EventLogException.Unavailable nobody) {
                return new InsertResult.NotSent(nobody);
            }
        }
        return send(commits.stream().map(EncodedCommit::document).toList(), atMost);
    }

    private InsertResult send(List<RawBsonDocument> documents, Duration atMost) {
        try {
            BlockingAwait.end(
                    collection.withTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS).insertMany(documents, ORDERED),
                    MongoErrorTranslator.withGrace(atMost));
            return new InsertResult.Acknowledged();
        } catch (RuntimeException failure) {
            return MongoErrorTranslator.afterInsert(failure);
        }
    }
}
