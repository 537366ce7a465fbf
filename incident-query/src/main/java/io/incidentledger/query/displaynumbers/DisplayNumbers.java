package io.incidentledger.query.displaynumbers;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Maps incidents to their display numbers and back. Thread-safe; may block: not for event loops.
public interface DisplayNumbers {

    /// The number of an incident, from 1; empty: the incident has not been declared up to the view's position.
    OptionalLong numberOf(String incidentId);

    /// The numbers of those of the given incidents that have been declared, by id.
    Map<String, Long> numbersOf(Collection<String> incidentIds);

    /// The incident with a number; empty: no incident has that number yet.
    Optional<String> incidentWith(long number);
}
