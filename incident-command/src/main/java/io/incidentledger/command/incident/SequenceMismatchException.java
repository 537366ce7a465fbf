package io.incidentledger.command.incident;

import java.io.Serial;
import java.util.Set;
import java.util.stream.Collectors;

/// The incident is not at the sequence that the caller expected: the caller must read it again. Nothing was written.
public final class SequenceMismatchException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Set<Long> expected;
    private final long actual;

    SequenceMismatchException(String incidentId, Set<Long> expected, long actual) {
        super("incident %s is at sequence %d, not at %s".formatted(incidentId, actual, named(expected)), null, false,
                false);
        this.expected = Set.copyOf(expected);
        this.actual = actual;
    }

    private static String named(Set<Long> sequences) {
        return sequences.stream().sorted().map(String::valueOf).collect(Collectors.joining(" or "));
    }

    /// The sequences that the caller expected, as text; empty: no sequence would have matched.
    public String expected() {
        return named(expected);
    }

    /// The sequence of the incident when the command was decided.
    public long actual() {
        return actual;
    }
}
