package io.incidentledger.ledger.axon.mongo;

/**
 * When a queue of dead letters is full. Its processor then stops at the event that finds no room, and tries it again and again.
 *
 * @param sequences
 *            with letters, at least 1
 * @param letters
 *            in one sequence, at least 1
 */
public record DeadLetterLimits(int sequences, int letters) {

    public static final DeadLetterLimits DEFAULT = new DeadLetterLimits(1_024, 1_024);

    public DeadLetterLimits {
        if (sequences < 1 || letters < 1) {
            throw new IllegalArgumentException(
                    "a queue of dead letters has room for one sequence and one letter at least");
        }
    }
}
