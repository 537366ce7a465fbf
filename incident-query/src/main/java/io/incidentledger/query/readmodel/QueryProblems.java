package io.incidentledger.query.readmodel;

import io.incidentledger.http.problems.Problem;
import io.incidentledger.http.problems.ProblemFactory;
import io.incidentledger.http.problems.ProblemTranslator;
import io.incidentledger.http.problems.ProblemType;
import io.incidentledger.projection.documents.ViewStoreUnavailableException;
import org.jspecify.annotations.Nullable;

/// Translates failures of queries into problem responses.
final class QueryProblems implements ProblemTranslator {

    @Override
    public @Nullable Problem translate(Throwable failure) {
        return switch (failure) {
            case ViewStoreUnavailableException unavailable -> ProblemFactory.viewsUnavailable();
            case TooManyListenersException full -> ProblemType.OVERLOADED.retryable(TooManyListenersException.DETAIL,
                    TooManyListenersException.RETRY_AFTER_SECONDS);
            default -> null;
        };
    }
}
