package io.incidentledger.ledger.mongo;

import java.util.concurrent.TimeUnit;

/// Lets other processes have the end of the log, too. Who has just written knows the head and is first with the next
/// batch as well; who comes second has to ask for it, and would come second for ever. So a process that has met others
/// lately keeps the end for a turn only, and then waits long enough for one of them to take it. Those who have just
/// come can't be seen by the one who is always first; to them a process that writes batch upon batch leaves a small
/// share of its time. One that writes now and then never waits. Not thread-safe.
final class AppendFairness {

    private static final long SHORTEST_TURN = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST_TURN = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LATELY = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    /// Whoever needs longer, where a write takes more than 50 ms, may have to come several times.
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(300);

    /// Whoever comes second asks for the head and for what its commit conflicts with, reads the stream anew and writes:
    /// so many times as long as a write, and some more.
    private static final int ANSWERS_TO_COME_BACK = 6;

    /// The share that each write has in how long they take on average: one of so many.
    private static final int WRITES_REMEMBERED = 8;

    /// How much longer a process that has met nobody lately writes than it waits.
    private static final int ALONE = 50;

    private final Sleeper sleeper;
    private boolean metOthers;
    private boolean theirTurn;
    private long refusedAt;
    private long turnBegan;
    private long wroteAt;

    /// How long it took from being refused to having written.
    private long comingBackTook;

    /// How long writes take: who is always first learns only from these how long others need.
    private long writeTook;

    AppendFairness(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /// Before a batch: waits when it is the turn of others.
    void await() {
        long now = sleeper.nanoTime();
        long othersNeed = Math.max(comingBackTook, LONGEST_PAUSE + ANSWERS_TO_COME_BACK * writeTook);
        long wait = Math.min(othersNeed + othersNeed / 2, LONGEST_WAIT);
        if (now - wroteAt >= Math.min(othersNeed, LONGEST_WAIT)) {
            turnBegan = now;
        } else if (now - turnBegan >= (hasCompany(now) ? turn(othersNeed, wait) : ALONE * wait)) {
            sleeper.pause(wait);
            turnBegan = sleeper.nanoTime();
        }
    }

    private static long turn(long othersNeed, long wait) {
        return Math.max(Math.clamp(10 * othersNeed, SHORTEST_TURN, LONGEST_TURN), 2 * wait);
    }

    private boolean hasCompany(long now) {
        return metOthers && now - refusedAt < LATELY;
    }

    /// A position was taken already. Who has company waits a moment, so that those who come second don't get into the
    /// way of the first; only then it is worth while to ask for the head.
    void refused() {
        long now = sleeper.nanoTime();
        boolean byOthers = hasCompany(now);
        refusedAt = now;
        if (byOthers) {
            sleeper.pauseUpTo(LONGEST_PAUSE);
        }
    }

    /// Another process had been first.
    void overtaken() {
        metOthers = true;
        theirTurn = true;
    }

    /// A majority has acknowledged what was sent.
    ///
    /// @param sentAt by the clock of the pace
    void wrote(long sentAt) {
        wroteAt = sleeper.nanoTime();
        writeTook += (wroteAt - sentAt - writeTook) / WRITES_REMEMBERED;
        if (theirTurn) {
            theirTurn = false;
            turnBegan = wroteAt;
            comingBackTook = Math.min(wroteAt - refusedAt, LONGEST_WAIT);
        }
    }
}
