package io.incidentledger.query.readmodel;

import io.incidentledger.http.Problem;
import io.incidentledger.http.ProblemTranslator;
import io.incidentledger.http.Problems;
import io.incidentledger.projection.documents.ViewStoreUnavailableException;
import org.jspecify.annotations.Nullable;

/// What failures of stored views mean to a caller.
final class QueryProblems implements ProblemTranslator {

    @Override
    public @Nullable Problem translate(Throwable failure) {
        return failure instanceof ViewStoreUnavailableException ? Problems.viewsUnavailable() : null;
    }
}
