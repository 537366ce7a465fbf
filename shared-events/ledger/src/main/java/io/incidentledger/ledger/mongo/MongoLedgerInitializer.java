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
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.ledger.mongo.connection.MongoFailureClassifier;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ensures that a database is a ledger of this version, and initializes one without commits as a ledger. Any number of
/// nodes may do so concurrently; one of them determines the ledger's id.
final class MongoLedgerInitializer {

    static final String COLLECTION = "ledger";
    static final String ID = "ledger";
    static final String LEDGER_ID = "ledgerId";
    static final String FORMAT_VERSION = "formatVersion";
    static final String CREATED_AT = "createdAt";

    private static final Logger LOG = LoggerFactory.getLogger(MongoLedgerInitializer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> ledger;
    private final MongoCollection<RawBsonDocument> commits;

    private MongoLedgerInitializer(MongoDatabase database) {
        this.ledger = database.getCollection(COLLECTION);
        this.commits = database.getCollection(CommitDocumentFields.COLLECTION, RawBsonDocument.class);
    }

    /// Returns the head of the empty ledger.
    ///
    /// @param newLedgerId id of the new ledger if there is none
    /// @throws EventLogException.Incompatible when the database has a ledger of another version, or indexes that are
    ///     not the ledger's
    /// @throws EventLogException.Corrupted when there are commits without a ledger
    /// @throws EventLogException.Unavailable when the server can't be queried
    static Head ensure(MongoConnection connection, InstantSource clock, String newLedgerId) {
        MongoLedgerInitializer document = new MongoLedgerInitializer(connection.database());
        Document ledger = document.find().orElseGet(() -> document.create(clock, newLedgerId));
        Head genesis = genesis(ledger);
        document.ensureIndexes();
        return genesis;
    }

    static boolean isIn(MongoConnection connection) {
        return new MongoLedgerInitializer(connection.database()).find().isPresent();
    }

    private Optional<Document> find() {
        return MongoErrorTranslator
                .reading(() -> BlockingAwait.first(ledger.find(Filters.eq("_id", ID)).first(), PATIENCE));
    }

    private Document create(InstantSource clock, String ledgerId) {
        requireNoCommits();
        Document mine = new Document("_id", ID).append(LEDGER_ID, ledgerId)
                .append(FORMAT_VERSION, HashChain.FORMAT_VERSION).append(CREATED_AT, EpochMicros.of(clock.instant()));
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                BlockingAwait.end(ledger.insertOne(mine), PATIENCE);
            } catch (MongoException taken) {
                if (taken.getCode() != DUPLICATE_KEY && !MongoFailureClassifier.isTransient(taken)) {
                    throw MongoErrorTranslator.unavailable("the ledger can't be created in MongoDB", taken);
                }
                LOG.info("the ledger could not be created, possibly because another process created it: {}",
                        taken.getMessage());
            }
            Optional<Document> stored = find();
            if (stored.isPresent()) {
                return stored.get();
            }
        }
        throw new EventLogException.Unavailable("the ledger could not be created in MongoDB",
                new TimeoutException("the event was not accepted"));
    }

    private void requireNoCommits() {
        if (MongoErrorTranslator.reading(() -> BlockingAwait.first(commits.find().limit(1).first(), PATIENCE))
                .isPresent()) {
            throw new EventLogException.Corrupted(1, "there are commits, but the document of their ledger is missing",
                    null);
        }
    }

    private static Head genesis(Document ledger) {
        Object version = ledger.get(FORMAT_VERSION);
        if (!Integer.valueOf(HashChain.FORMAT_VERSION).equals(version)) {
            throw new EventLogException.Incompatible("the ledger in MongoDB has format " + version
                    + ", but this version of the program supports format " + HashChain.FORMAT_VERSION);
        }
        if (!(ledger.get(LEDGER_ID) instanceof String id)) {
            throw new EventLogException.Corrupted(1, "the ledger has no id", null);
        }
        return new Head(id, 0, 0, new HashChain().genesis(id), Instant.EPOCH);
    }

    private void ensureIndexes() {
        try {
            BlockingAwait.end(
                    commits.createIndexes(
                            List.of(unique(CommitDocumentFields.COMMIT_ID_INDEX, CommitDocumentFields.COMMIT_ID, false),
                                    unique(CommitDocumentFields.EVENT_ID_INDEX,
                                            CommitDocumentFields.EVENTS + "." + CommitDocumentFields.EVENT_ID, false),
                                    unique(CommitDocumentFields.SEQUENCE_INDEX, CommitDocumentFields.SEQUENCES, true),
                                    plain(CommitDocumentFields.STREAM_INDEX,
                                            CommitDocumentFields.STREAMS + "." + CommitDocumentFields.STREAM_ID),
                                    plain(CommitDocumentFields.RECORDED_AT_INDEX, CommitDocumentFields.RECORDED_AT))),
                    PATIENCE);
        } catch (com.mongodb.MongoCommandException refused) {
            if (MongoFailureClassifier.isTransient(refused)) {
                throw MongoErrorTranslator.unavailable("the indexes of the ledger can't be created in MongoDB",
                        refused);
            }
            throw new EventLogException.Incompatible(
                    "the indexes of the ledger can't be created in MongoDB: " + refused.getErrorMessage());
        } catch (RuntimeException failure) {
            throw MongoErrorTranslator.unavailable("the indexes of the ledger can't be created in MongoDB", failure);
        }
    }

    /// A sparse index ignores documents without the field, so that they do not conflict with each other.
    private static IndexModel unique(String name, String field, boolean sparse) {
        return new IndexModel(Indexes.ascending(field), new IndexOptions().name(name).unique(true).sparse(sparse));
    }

    private static IndexModel plain(String name, String field) {
        return new IndexModel(Indexes.ascending(field, CommitDocumentFields.POSITION), new IndexOptions().name(name));
    }
}
