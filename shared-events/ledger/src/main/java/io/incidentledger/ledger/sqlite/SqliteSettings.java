package io.incidentledger.ledger.sqlite;

import java.time.Duration;
import java.time.InstantSource;

import io.incidentledger.ledger.append.AppendListener;
import io.incidentledger.ledger.append.GroupCommit;
import io.incidentledger.ledger.clock.RecordingClock;

/// Settings of this process for a ledger file.
///
/// @param clock source of `recordedAt`
/// @param limits limits of the queue of commits and of a batch
/// @param readers number of connections for reading, and therefore of concurrent reads
/// @param busyTimeout how long to wait for another process that is writing
/// @param pollInterval how often to check for appends of other processes
/// @param listener observes appending
public record SqliteSettings(RecordingClock clock, GroupCommit.Limits limits, int readers, Duration busyTimeout,
        Duration pollInterval, AppendListener listener) {

    public static final SqliteSettings DEFAULT = new SqliteSettings(
            RecordingClock.of(InstantSource.system()), GroupCommit.Limits.DEFAULT,
            4,
            Duration.ofSeconds(5), Duration.ofMillis(5), AppendListener.NONE);

    public SqliteSettings {
        if (readers < 1) {
            throw new IllegalArgumentException("at least one connection for reading is required");
        }
    }

    /// @param other believed whatever it shows, unless it is a [RecordingClock]
    public SqliteSettings withClock(InstantSource other) {
        return new SqliteSettings(RecordingClock.of(other), limits, readers, busyTimeout, pollInterval, listener);
    }

    SqliteSettings withReaders(int other) {
        return new SqliteSettings(clock, limits, other, busyTimeout, pollInterval, listener);
    }

    SqliteSettings withBusyTimeout(Duration other) {
        return new SqliteSettings(clock, limits, readers, other, pollInterval, listener);
    }

    public SqliteSettings withListener(AppendListener other) {
        return new SqliteSettings(clock, limits, readers, busyTimeout, pollInterval, other);
    }
}
