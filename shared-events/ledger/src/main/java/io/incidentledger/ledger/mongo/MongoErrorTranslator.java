package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.bulk.BulkWriteError;
import io.incidentledger.ledger.EventLogException;

/// Translates the driver's failures into the log's exceptions.
final class MongoErrorTranslator {

    /// Codes which mean that a document, or this user, will never be accepted: Unauthorized, AuthenticationFailed,
    /// DocumentValidationFailure, BSONObjectTooLarge, OutOfDiskSpace.
    private static final Set<Integer> LASTING = Set.of(13, 18, 121, 10334, 14031);

    /// The driver enforces its own time limit; ours expires later, for a driver that does not.
    private static final Duration GRACE = Duration.ofMillis(250);

    private MongoErrorTranslator() {}

    static Duration withGrace(Duration atMost) {
        return atMost.plus(GRACE);
    }

    interface Question<T> extends Supplier<T> {}

    /// Runs a query; every failure except the log's own ones becomes [EventLogException.Unavailable].
    static <T> T reading(Question<T> question) {
        try {
            return question.get();
        } catch (EventLogException known) {
            throw known;
        } catch (RuntimeException failure) {
            throw unavailable("MongoDB does not respond", failure);
        }
    }

    static EventLogException.Unavailable unavailable(String what, Throwable failure) {
        return new EventLogException.Unavailable(what + ": " + failure.getMessage(), failure);
    }

    /// What is known after an insert that failed. In case of doubt it is [InsertResult.Ambiguous]: that costs a query,
    /// whereas the opposite could report a wrong outcome.
    static InsertResult afterInsert(RuntimeException failure) {
        return switch (failure) {
            case MongoBulkWriteException stopped when stopped.getWriteConcernError() == null
                    && !stopped.getWriteErrors().isEmpty() ->
                stopped(stopped, stopped.getWriteErrors().getFirst());
            case MongoCommandException refused when LASTING.contains(refused.getErrorCode()) ->
                new InsertResult.Rejected(0, unavailable("MongoDB does not accept commits", refused));
            default -> wasNotSent(failure)
                    ? new InsertResult.NotSent(unavailable("no MongoDB server accepts commits", failure))
                    : new InsertResult.Ambiguous(failure);
        };
    }

    private static InsertResult stopped(MongoBulkWriteException failure, BulkWriteError first) {
        if (first.getCategory() == ErrorCategory.DUPLICATE_KEY) {
            return new InsertResult.Duplicate(first.getIndex());
        }
        return LASTING.contains(first.getCode())
                ? new InsertResult.Rejected(first.getIndex(), unavailable("MongoDB rejected the commit", failure))
                : new InsertResult.Ambiguous(failure);
    }

    /// Whether no server was found, or none could be connected to.
    private static boolean wasNotSent(RuntimeException failure) {
        return switch (failure) {
            case MongoOperationTimeoutException mayBeAnyPartOfIt -> false;
            case MongoTimeoutException noServerOrNoConnection -> true;
            case MongoSocketOpenException noConnection -> true;
            case MongoSecurityException noConnection -> true;
            case MongoConnectionPoolClearedException noConnection -> true;
            default -> false;
        };
    }
}
