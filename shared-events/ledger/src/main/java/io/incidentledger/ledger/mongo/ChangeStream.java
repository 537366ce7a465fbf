package io.incidentledger.ledger.mongo;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.ledger.mongo.connection.MongoFailureClassifier;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/// Listens to the server's change stream for commits that a majority has. Replica sets offer change streams, standalone
/// servers don't. Notifications are hints: polling finds what may have been missed during an interruption, so no resume
/// token is kept. Used by one thread.
final class ChangeStream {

    /// Polling interval while the change stream is open.
    static final long CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final Logger LOG = LoggerFactory.getLogger(ChangeStream.class);
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final String DOCUMENT = "fullDocument";
    private static final List<Bson> COMMITS = List.of(Aggregates.match(Filters.eq("operationType", "insert")),
            Aggregates.project(Projections.include("operationType", "documentKey",
                    DOCUMENT + "." + CommitDocumentFields.POSITION, DOCUMENT + "." + CommitDocumentFields.COUNT)));

    private final MongoConnection connection;
    private @Nullable Disposable subscription;
    private long triedAt;
    private volatile boolean heard;
    /// The server has reported that it has no change streams.
    private volatile boolean missing;
    private volatile boolean said;

    ChangeStream(MongoConnection connection) {
        this.connection = connection;
    }

    boolean isOffered() {
        return !missing && connection.offersChangeStreams();
    }

    /// Whether the server has reported that it has no change streams.
    boolean isMissing() {
        return missing;
    }

    /// Whether the change stream is open, so that frequent polling is not needed. That is certain only after its first
    /// notification.
    boolean isOpen() {
        return heard;
    }

    /// Subscribes, unless it is subscribed already or tried a moment ago. The listener receives the last position of
    /// each commit, on a thread of the driver.
    void follow(LongConsumer listener) {
        long now = System.nanoTime();
        if (missing) {
            return;
        }
        boolean isUp = subscription != null && !subscription.isDisposed();
        if (isUp || triedAt != 0 && now - triedAt < RETRY_NANOS) {
            return;
        }
        triedAt = now;
        subscription = Flux
                .from(connection.database().getCollection(CommitDocumentFields.COLLECTION)
                        .watch(COMMITS, RawBsonDocument.class))
                .subscribe(change -> notifyListener(change, listener), this::ended, () -> heard = false);
    }

    private void ended(Throwable failure) {
        heard = false;
        if (MongoFailureClassifier.isWithoutChangeStreams(failure)) {
            missing = true;
            sayMissing(String.valueOf(failure.getMessage()));
        } else if (said) {
            LOG.debug("the change stream ended again: {}", failure.getMessage());
        } else {
            said = true;
            LOG.warn("the change stream ended; reopening it every {} s: {}",
                    TimeUnit.NANOSECONDS.toSeconds(RETRY_NANOS), failure.getMessage());
        }
    }

    /// Logs only once, because this does not change while the server runs.
    void sayMissing(String reason) {
        if (!said) {
            said = true;
            LOG.info(
                    "This MongoDB has no change streams ({}): the commits of other nodes are found by polling "
                            + "every few milliseconds, which adds latency and load on the server."
                            + " Replica sets support them.",
                    reason);
        }
    }

    private void notifyListener(ChangeStreamDocument<RawBsonDocument> change, LongConsumer listener) {
        heard = true;
        said = false;
        RawBsonDocument commit = change.getFullDocument();
        if (commit != null) {
            listener.accept(commit.getNumber(CommitDocumentFields.POSITION).longValue()
                    + commit.getNumber(CommitDocumentFields.COUNT).longValue() - 1);
        }
    }

    void stop() {
        heard = false;
        triedAt = 0;
        if (subscription != null) {
            subscription.dispose();
            subscription = null;
        }
    }
}
