package io.incidentledger.projection.mongo;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import com.mongodb.MongoException;
import io.incidentledger.projection.documents.ViewStoreUnavailableException;
import reactor.core.Exceptions;

/// Calls MongoDB from threads that may block, and translates the errors of a server that does not respond.
final class BlockingMongoCalls {

    /// Longer than the driver's server selection takes; short enough that a caller learns of an outage within 5
    /// seconds.
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private BlockingMongoCalls() {}

    /// @throws ViewStoreUnavailableException if the server can't be reached or does not respond
    static <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException failure) {
            throw translated(failure);
        }
    }

    private static RuntimeException translated(RuntimeException failure) {
        Throwable cause = Exceptions.unwrap(failure);
        boolean away = cause instanceof MongoException || cause instanceof TimeoutException
                || cause instanceof InterruptedException || failure.getCause() instanceof TimeoutException;
        return away
                ? new ViewStoreUnavailableException("the MongoDB of the views does not respond: " + cause.getMessage(),
                        cause)
                : failure;
    }
}
