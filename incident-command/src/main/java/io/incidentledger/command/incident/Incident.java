package io.incidentledger.command.incident;

/** Metadata keys; the aggregate follows. */
public final class Incident {

    /** Metadata: who acts, a string. */
    public static final String ACTOR = "actor";

    /** Metadata: the sequence of the last event that the caller has seen, a long; absent: any. */
    public static final String EXPECTED_SEQUENCE = "expectedSequence";

    private Incident() {}
}
