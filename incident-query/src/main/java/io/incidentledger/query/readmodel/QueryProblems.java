package io.incidentledger.query.readmodel;

import io.incidentledger.http.Problem;
import io.incidentledger.http.ProblemFactory;
import io.incidentledger.http.ProblemTranslator;
import io.incidentledger.projection.documents.ViewStoreUnavailableException;
import org.jspecify.annotations.Nullable;

/// Translates failures of stored views into problem responses.
final class QueryProblems implements ProblemTranslator {

    @Override
    public @Nullable Problem translate(Throwable failure) {
        return failure instanceof ViewStoreUnavailableException ? ProblemFactory.viewsUnavailable() : null;
    }
}
