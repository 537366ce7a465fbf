package io.incidentledger.query.readmodel;

import io.incidentledger.http.problems.Problem;
import io.incidentledger.http.problems.ProblemFactory;
import io.incidentledger.http.problems.ProblemTranslator;
import io.incidentledger.projection.documents.ViewStoreUnavailableException;
import org.jspecify.annotations.Nullable;

/// Translates failures of stored views into problem responses.
final class QueryProblems implements ProblemTranslator {

    @Override
    public @Nullable Problem translate(Throwable failure) {
        return failure instanceof ViewStoreUnavailableException ? ProblemFactory.viewsUnavailable() : null;
    }
}
