package io.incidentledger.query.numbers;

import java.util.Optional;
import java.util.OptionalLong;

/// From incidents to their numbers and back. Thread-safe.
public interface DisplayNumbers {

    /// From 1; empty: no such incident has been declared up to the view's position.
    OptionalLong numberOf(String incidentId);

    /// The incident with a number; empty: there are fewer.
    Optional<String> incidentWith(long number);
}
