package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.incidentledger.ledger.EpochMicros;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.chain.HashChain;
import io.incidentledger.ledger.mongo.connection.Await;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.ledger.mongo.connection.MongoFailures;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ensures that a database is a ledger of this version, and initializes one without commits as a ledger. Any number of
/// nodes may do so concurrently; one of them determines the ledger's id.
final class LedgerDocument {

    static final String COLLECTION = "ledger";
    static final String ID = "ledger";
    static final String LEDGER_ID = "ledgerId";
    static final String FORMAT_VERSION = "formatVersion";
    static final String CREATED_AT = "createdAt";

    private static final Logger LOG = LoggerFactory.getLogger(LedgerDocument.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> ledger;
    private final MongoCollection<RawBsonDocument> commits;

    private LedgerDocument(MongoDatabase database) {
        this.ledger = database.getCollection(COLLECTION);
        this.commits = database.getCollection(CommitFields.COLLECTION, RawBsonDocument.class);
    }

    /// Returns the head of the empty ledger.
    ///
    /// @param newLedgerId id of the new ledger if there is none
    /// @throws EventLogException.Incompatible when the database has a ledger of another version, or indexes that are
    ///     not the ledger's
    /// @throws EventLogException.Corrupted when there are commits without a ledger
    /// @throws EventLogException.Unavailable when the server can't be queried
    static Head ensure(MongoConnection connection, InstantSource clock, String newLedgerId) {
        LedgerDocument document = new LedgerDocument(connection.database());
        Document ledger = document.find().orElseGet(() -> document.create(clock, newLedgerId));
        Head genesis = genesis(ledger);
        document.ensureIndexes();
        return genesis;
    }

    static boolean isIn(MongoConnection connection) {
        return new LedgerDocument(connection.database()).find().isPresent();
    }

    private Optional<Document> find() {
        return MongoErrors.reading(() -> Await.first(ledger.find(Filters.eq("_id", ID)).first(), PATIENCE));
    }

    private Document create(InstantSource clock, String ledgerId) {
        requireNoCommits();
        Document mine = new Document("_id", ID).append(LEDGER_ID, ledgerId)
                .append(FORMAT_VERSION, HashChain.FORMAT_VERSION).append(CREATED_AT, EpochMicros.of(clock.instant()));
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                Await.end(ledger.insertOne(mine), PATIENCE);
            } catch (MongoException taken) {
                if (taken.getCode() != DUPLICATE_KEY && !MongoFailures.isTransient(taken)) {
                    throw MongoErrors.unavailable("the ledger can't be created in MongoDB", taken);
                }
                LOG.info("the ledger could not be created, perhaps because there is one by now: {}",
                        taken.getMessage());
            }
            Optional<Document> stored = find();
            if (stored.isPresent()) {
                return stored.get();
            }
        }
        throw new EventLogException.Unavailable("the ledger could not be created in MongoDB",
                new TimeoutException("nobody took it"));
    }

    private void requireNoCommits() {
        if (MongoErrors.reading(() -> Await.first(commits.find().limit(1).first(), PATIENCE)).isPresent()) {
            throw new EventLogException.Corrupted(1, "there are commits, but the document of their ledger is missing",
                    null);
        }
    }

    private static Head genesis(Document ledger) {
        Object version = ledger.get(FORMAT_VERSION);
        if (!Integer.valueOf(HashChain.FORMAT_VERSION).equals(version)) {
            throw new EventLogException.Incompatible("the ledger in MongoDB has format " + version
                    + ", this version of the program knows format " + HashChain.FORMAT_VERSION);
        }
        if (!(ledger.get(LEDGER_ID) instanceof String id)) {
            throw new EventLogException.Corrupted(1, "the ledger has no id", null);
        }
        return new Head(id, 0, 0, new HashChain().genesis(id), Instant.EPOCH);
    }

    private void ensureIndexes() {
        try {
            Await.end(commits.createIndexes(List.of(unique(CommitFields.COMMIT_ID_INDEX, CommitFields.COMMIT_ID, false),
                    unique(CommitFields.EVENT_ID_INDEX, CommitFields.EVENTS + "." + CommitFields.EVENT_ID, false),
                    unique(CommitFields.SEQUENCE_INDEX, CommitFields.SEQUENCES, true),
                    plain(CommitFields.STREAM_INDEX, CommitFields.STREAMS + "." + CommitFields.STREAM_ID),
                    plain(CommitFields.RECORDED_AT_INDEX, CommitFields.RECORDED_AT))), PATIENCE);
        } catch (com.mongodb.MongoCommandException refused) {
            if (MongoFailures.isTransient(refused)) {
                throw MongoErrors.unavailable("the ledger's indexes can't be made in MongoDB", refused);
            }
            throw new EventLogException.Incompatible(
                    "the ledger's indexes can't be made in MongoDB: " + refused.getErrorMessage());
        } catch (RuntimeException failure) {
            throw MongoErrors.unavailable("the ledger's indexes can't be made in MongoDB", failure);
        }
    }

    /// A sparse index ignores documents without the field, so that they do not conflict with each other.
    private static IndexModel unique(String name, String field, boolean sparse) {
        return new IndexModel(Indexes.ascending(field), new IndexOptions().name(name).unique(true).sparse(sparse));
    }

    private static IndexModel plain(String name, String field) {
        return new IndexModel(Indexes.ascending(field, CommitFields.POSITION), new IndexOptions().name(name));
    }
}
