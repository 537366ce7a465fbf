package io.incidentledger.tiers;

import java.util.stream.LongStream;

/// The amount of work that a test does: rounds, seeds, kills, listeners. The tests of a soak run one after the other.
public final class Dose {

    private Dose() {}

    /// @param small in `mvn test` and `mvn verify`
    /// @param large in `mvn -Psoak verify`
    public static int of(int small, int large) {
        return Soak.isRunning() ? large : small;
    }

    /// Returns the numbers from 0, one for each repetition: all of them, or in a soak as many as its budget allows.
    ///
    /// @param what the work that is done, in words
    /// @param small in `mvn test` and `mvn verify`
    /// @param large in `mvn -Psoak verify`
    public static LongStream each(String what, int small, int large) {
        long of = of(small, large);
        return LongStream.range(0, of).takeWhile(done -> !usedUp(what, done, of));
    }

    /// Whether the test has used up its share of a soak's budget, so that it must skip the rest after at least one
    /// repetition. The run prints at the end what was skipped.
    ///
    /// @param what the work that is done, in words
    /// @param done the number of repetitions so far
    /// @param of the number of repetitions that are planned
    public static boolean usedUp(String what, long done, long of) {
        boolean over = done > 0 && Soak.hadItsShare();
        if (over) {
            Soak.leaveOut("%s: %d of %d".formatted(what, of - done, of));
        }
        return over;
    }
}
