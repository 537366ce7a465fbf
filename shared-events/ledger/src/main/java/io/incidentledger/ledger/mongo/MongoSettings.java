package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.time.InstantSource;

import io.incidentledger.ledger.append.AppendListener;
import io.incidentledger.ledger.append.GroupCommit;

/// How a ledger in MongoDB is used by this process.
///
/// @param clock gives `recordedAt`
/// @param limits of the queue of commits and of a batch
/// @param decideWithin how long a batch may take from its first attempt on; commits whose fate is not known by then are
///     `OutcomeUnknown`
/// @param writeTimeout how long to wait for the answer to one write; a good part below `decideWithin`, so that there is
///     time to find out what became of it
/// @param readTimeout how long to wait for the answer to one question
/// @param pollInterval how often to look for what other processes appended, where the server doesn't tell
/// @param listener hears how appending goes
public record MongoSettings(InstantSource clock, GroupCommit.Limits limits, Duration decideWithin,
        Duration writeTimeout, Duration readTimeout, Duration pollInterval, AppendListener listener) {

    /// Whoever sends a command hears within twice `decideWithin` at the latest: its own batch, behind one that is under
    /// way.
    public static final MongoSettings DEFAULT = new MongoSettings(InstantSource.system(), GroupCommit.Limits.DEFAULT,
            Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofMillis(5),
            AppendListener.NONE);

    public MongoSettings {
        if (writeTimeout.compareTo(decideWithin) >= 0) {
            throw new IllegalArgumentException("a write may take " + writeTimeout
                    + ", which leaves no time to find out about it within " + decideWithin);
        }
    }

    public MongoSettings withClock(InstantSource other) {
        return new MongoSettings(other, limits, decideWithin, writeTimeout, readTimeout, pollInterval, listener);
    }

    MongoSettings withWriting(Duration otherDecideWithin, Duration otherWriteTimeout) {
        return new MongoSettings(clock, limits, otherDecideWithin, otherWriteTimeout, readTimeout, pollInterval,
                listener);
    }

    MongoSettings withReadTimeout(Duration other) {
        return new MongoSettings(clock, limits, decideWithin, writeTimeout, other, pollInterval, listener);
    }

    public MongoSettings withListener(AppendListener other) {
        return new MongoSettings(clock, limits, decideWithin, writeTimeout, readTimeout, pollInterval, other);
    }
}
