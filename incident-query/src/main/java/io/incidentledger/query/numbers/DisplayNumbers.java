package io.incidentledger.query.numbers;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// From incidents to their numbers and back. Thread-safe; may block: not for event loops.
public interface DisplayNumbers {

    /// From 1; empty: no such incident has been declared up to the view's position.
    OptionalLong numberOf(String incidentId);

    /// The numbers of those of the incidents that have been declared, by id.
    Map<String, Long> numbersOf(Collection<String> incidentIds);

    /// The incident with a number; empty: there are fewer.
    Optional<String> incidentWith(long number);
}
