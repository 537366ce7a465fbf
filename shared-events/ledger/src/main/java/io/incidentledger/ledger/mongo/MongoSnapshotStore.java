package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.incidentledger.ledger.EpochMicros;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Snapshot;
import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import org.bson.Document;
import org.reactivestreams.Publisher;

/// Stores snapshots in the collection `snapshots` beside the ledger. The collection may be dropped at any time, but its
/// index must then be created again, which [#open] does.
final class MongoSnapshotStore implements SnapshotStore {

    private static final String COLLECTION = "snapshots";
    private static final String INDEX = "snapshots-of-stream";
    private static final String ID = "_id";
    private static final String STREAM_TYPE = "streamType";
    private static final String STREAM_ID = "streamId";
    private static final String SEQUENCE = "sequence";
    private static final String SNAPSHOT_ID = "snapshotId";
    private static final String TYPE = "type";
    private static final String REVISION = "revision";
    private static final String PAYLOAD = "payload";
    private static final String METADATA = "metadata";
    private static final String TIMESTAMP = "timestamp";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final MongoCollection<Document> snapshots;

    private MongoSnapshotStore(MongoCollection<Document> snapshots) {
        this.snapshots = snapshots;
    }

    /// Opens the snapshots of a database; creates an empty collection if there is none.
    ///
    /// @throws EventLogException.Unavailable when the server can't be queried
    static MongoSnapshotStore open(MongoConnection connection) {
        MongoCollection<Document> snapshots = connection.database().getCollection(COLLECTION);
        await(snapshots.createIndexes(List.of(new IndexModel(
                Indexes.compoundIndex(Indexes.ascending(STREAM_ID), Indexes.descending(SEQUENCE)),
                new IndexOptions().name(INDEX)))));
        return new MongoSnapshotStore(snapshots);
    }

    private static <T> Optional<T> await(Publisher<T> answer) {
        return MongoErrorTranslator.reading(() -> BlockingAwait.first(answer, PATIENCE));
    }

    @Override
    public void store(Snapshot snapshot) {
        String id = CommitDocumentFields.sequenceKey(snapshot.stream().id(), snapshot.sequence());
        Document document = new Document(ID, id).append(STREAM_TYPE, snapshot.stream().type())
                .append(STREAM_ID, snapshot.stream().id()).append(SEQUENCE, snapshot.sequence())
                .append(SNAPSHOT_ID, snapshot.snapshotId()).append(TYPE, snapshot.type())
                .append(REVISION, snapshot.revision()).append(PAYLOAD, snapshot.payload())
                .append(METADATA, snapshot.metadata()).append(TIMESTAMP, EpochMicros.of(snapshot.timestamp()));
        await(snapshots.replaceOne(Filters.eq(ID, id), document, new ReplaceOptions().upsert(true)));
    }

    @Override
    public Optional<Snapshot> latest(String streamId) {
        return await(snapshots.find(Filters.eq(STREAM_ID, streamId)).sort(Sorts.descending(SEQUENCE)).limit(1).first())
                .map(MongoSnapshotStore::snapshot);
    }

    private static Snapshot snapshot(Document document) {
        return new Snapshot(document.getString(SNAPSHOT_ID),
                new StreamId(document.getString(STREAM_TYPE), document.getString(STREAM_ID)),
                document.getLong(SEQUENCE), document.getString(TYPE), document.getString(REVISION),
                document.getString(PAYLOAD), document.getString(METADATA),
                EpochMicros.toInstant(document.getLong(TIMESTAMP)));
    }

    @Override
    public void deleteBefore(String streamId, long sequence) {
        await(snapshots.deleteMany(Filters.and(Filters.eq(STREAM_ID, streamId), Filters.lt(SEQUENCE, sequence))));
    }
}
