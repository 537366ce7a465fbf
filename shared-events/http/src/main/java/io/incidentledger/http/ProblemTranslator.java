package io.incidentledger.http;

import org.jspecify.annotations.Nullable;

/// Knows what failures of one part of the ledger mean to a caller; a bean of this type takes part in every answer.
@FunctionalInterface
public interface ProblemTranslator {

    /// @return null when this failure is not of the part that it knows
    @Nullable Problem translate(Throwable failure);
}
