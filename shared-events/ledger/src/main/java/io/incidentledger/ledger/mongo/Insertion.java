package io.incidentledger.ledger.mongo;

import io.incidentledger.ledger.EventLogException;

/** What is known after an ordered insert of several commits. */
sealed interface Insertion {

    /** A majority has all of them. */
    record Acknowledged() implements Insertion {}

    /** A majority has those before {@code index}. A unique index refused the one there, whatever for; those behind it were not written. */
    record Duplicate(int index) implements Insertion {}

    /** A majority has those before {@code index}. The server doesn't take the one there, and will not when it is asked again; those behind it were not written. */
    record Rejected(int index, EventLogException reason) implements Insertion {}

    /** None of them has left this process. */
    record NotSent(EventLogException reason) implements Insertion {}

    /** Any number of the first ones may have been written, may still be, and may be undone. */
    record Ambiguous(Throwable cause) implements Insertion {}
}
