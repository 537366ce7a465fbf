package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.time.InstantSource;

import io.incidentledger.ledger.append.AppendListener;
import io.incidentledger.ledger.append.GroupCommit;
import io.incidentledger.ledger.clock.RecordingClock;

/// Settings of this process for a ledger in MongoDB.
///
/// @param clock source of `recordedAt`
/// @param limits limits of the queue of commits and of a batch
/// @param decideWithin how long a batch may take from its first attempt on; commits whose outcome is not known by then
///     are `OutcomeUnknown`
/// @param writeTimeout how long to wait for the response to one write; well below `decideWithin`, to leave time to find
///     out the outcome
/// @param readTimeout how long to wait for the response to one query
/// @param pollInterval how often to check for appends of other processes when the server has no change streams
/// @param listener observes appending
public record MongoSettings(RecordingClock clock, GroupCommit.Limits limits, Duration decideWithin,
        Duration writeTimeout, Duration readTimeout, Duration pollInterval, AppendListener listener) {

    /// The sender of a command gets a response within twice `decideWithin` at the latest: its batch may have to wait
    /// for one that is in progress.
    public static final MongoSettings DEFAULT = new MongoSettings(
            RecordingClock.of(InstantSource.system()), GroupCommit.Limits.DEFAULT,
            Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofMillis(5),
            AppendListener.NONE);

    public MongoSettings {
        if (writeTimeout.compareTo(decideWithin) >= 0) {
            throw new IllegalArgumentException("a write may take " + writeTimeout
                    + ", which leaves no time to find out about it within " + decideWithin);
        }
    }

    /// @param other believed whatever it shows, unless it is a [RecordingClock]
    public MongoSettings withClock(InstantSource other) {
        return new MongoSettings(RecordingClock.of(other), limits, decideWithin, writeTimeout, readTimeout,
                pollInterval, listener);
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
