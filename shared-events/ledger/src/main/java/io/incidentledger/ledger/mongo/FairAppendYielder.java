package io.incidentledger.ledger.mongo;

import java.util.concurrent.TimeUnit;

/// Yields the end of the log to other processes so that none starves. The process that has just written knows the head,
/// so it is also first with its next batch; a process that came second has to query the head and would come second
/// forever. Therefore a process that has recently met others keeps the end for a limited turn only, and then waits long
/// enough for one of them to write. A process that is always first can't see newcomers, so if it writes batch upon
/// batch it leaves a small share of its time to them. A process that writes only now and then never waits. Not
/// thread-safe.
final class FairAppendYielder {

    private static final long SHORTEST_TURN = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST_TURN = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LATELY = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    /// Processes that need longer, because a write takes more than 50 ms, may need several attempts.
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(300);

    /// How long a process that came second needs, in durations of a write: it queries the head and what its commit
    /// conflicts with, reads the stream again and writes; plus a margin.
    private static final int ANSWERS_TO_COME_BACK = 6;

    /// Each write contributes one part in this many to the average duration of writes.
    private static final int WRITES_REMEMBERED = 8;

    /// For a process that has not met others recently: how many times longer it writes than it waits.
    private static final int ALONE = 50;

    private final Sleeper sleeper;
    private boolean metOthers;
    private boolean theirTurn;
    private long refusedAt;
    private long turnBegan;
    private long wroteAt;

    /// Time from being rejected to having written, in nanoseconds.
    private long comingBackTook;

    /// Average duration of writes in nanoseconds; a process that is always first learns only from it how long others
    /// need.
    private long writeTook;

    FairAppendYielder(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /// Called before a batch: waits when it is the turn of others.
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

    /// Called when a position was already taken. If this process has recently met others, it waits a moment so that
    /// those who came second do not hinder the first; querying the head is worthwhile only afterwards.
    void refused() {
        long now = sleeper.nanoTime();
        boolean byOthers = hasCompany(now);
        refusedAt = now;
        if (byOthers) {
            sleeper.pauseUpTo(LONGEST_PAUSE);
        }
    }

    /// Called when another process was first.
    void overtaken() {
        metOthers = true;
        theirTurn = true;
    }

    /// Called when a majority has acknowledged what was sent.
    ///
    /// @param sentAt when it was sent, by the clock of the [Sleeper]
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
