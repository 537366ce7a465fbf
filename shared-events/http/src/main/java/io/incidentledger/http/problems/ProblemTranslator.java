package io.incidentledger.http.problems;

import org.jspecify.annotations.Nullable;

/// Translates failures of one part of the ledger to problems. The exception handler uses all beans of this type.
@FunctionalInterface
public interface ProblemTranslator {

    /// @return null if the failure does not belong to this part
    @Nullable Problem translate(Throwable failure);
}
