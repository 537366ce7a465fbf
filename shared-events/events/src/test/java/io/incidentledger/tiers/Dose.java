package io.incidentledger.tiers;

import java.util.stream.LongStream;

/// How much of something a test does: rounds, seeds, kills, listeners. Tests of a soak run one after the other.
public final class Dose {

    private Dose() {}

    /// @param small
    ///            in `mvn test` and `mvn verify`
    /// @param large
    ///            in `mvn -Psoak verify`
    public static int of(int small, int large) {
        return Soak.isRunning() ? large : small;
    }

    /// The numbers from 0 on, one for each time that something is to be done, as long as a soak's budget lasts; without
    /// one, all of them.
    ///
    /// @param what is done
    /// @param small in `mvn test` and `mvn verify`
    /// @param large in `mvn -Psoak verify`
    public static LongStream each(String what, int small, int large) {
        long of = of(small, large);
        return LongStream.range(0, of).takeWhile(done -> !usedUp(what, done, of));
    }

    /// Whether the test has used up its share of a soak's budget, so that it leaves the rest out once it has done
    /// something. What it leaves out the run says in the end.
    ///
    /// @param what is being done
    /// @param done how many of them
    /// @param of how many there should be
    public static boolean usedUp(String what, long done, long of) {
        boolean over = done > 0 && Soak.hadItsShare();
        if (over) {
            Soak.leaveOut("%s: %d of %d".formatted(what, of - done, of));
        }
        return over;
    }
}
