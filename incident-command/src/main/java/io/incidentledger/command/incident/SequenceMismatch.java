package io.incidentledger.command.incident;

import java.io.Serial;

/** The incident is not at the sequence that the caller expected: read it again and decide anew. Nothing was written. */
public final class SequenceMismatch extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long expected;
    private final long actual;

    SequenceMismatch(String incidentId, long expected, long actual) {
        super("incident %s is at sequence %d, not at %d".formatted(incidentId, actual, expected), null, false, false);
        this.expected = expected;
        this.actual = actual;
    }

    public long expected() {
        return expected;
    }

    /** Where the incident was when the command was decided. */
    public long actual() {
        return actual;
    }
}
