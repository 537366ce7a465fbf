package io.incidentledger.tiers;

/// How much of something a test does: rounds, seeds, kills, listeners.
public final class Dose {

    private Dose() {}

    /// @param small
    ///            in `mvn test` and `mvn verify`
    /// @param large
    ///            in `mvn -Psoak verify`
    public static int of(int small, int large) {
        return Soak.isRunning() ? large : small;
    }

    /// Whether a soak's budget is used up, so that a test that has done enough to say something leaves the rest out. What it leaves out the run says in the end.
    ///
    /// @param what
    ///            is being done
    /// @param done
    ///            how many of them
    /// @param of
    ///            how many there should be
    public static boolean usedUp(String what, long done, long of) {
        boolean over = done > 0 && Soak.isOver();
        if (over) {
            Soak.leaveOut("%s: %d of %d".formatted(what, of - done, of));
        }
        return over;
    }
}
