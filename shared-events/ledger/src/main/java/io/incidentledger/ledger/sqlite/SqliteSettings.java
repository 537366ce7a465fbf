package io.incidentledger.ledger.sqlite;

import java.time.Duration;
import java.time.InstantSource;

import io.incidentledger.ledger.append.AppendListener;
import io.incidentledger.ledger.append.GroupCommit;

/// How a ledger file is used by this process.
///
/// @param clock gives `recordedAt`
/// @param limits of the queue of commits and of a batch
/// @param readers connections for reading, and so the reads that run at a time
/// @param busyTimeout how long to wait for another process that writes
/// @param pollInterval how often to look for what another process appended
/// @param listener hears how appending goes
public record SqliteSettings(InstantSource clock, GroupCommit.Limits limits, int readers, Duration busyTimeout,
        Duration pollInterval, AppendListener listener) {

    public static final SqliteSettings DEFAULT = new SqliteSettings(InstantSource.system(), GroupCommit.Limits.DEFAULT,
            4,
            Duration.ofSeconds(5), Duration.ofMillis(5), AppendListener.NONE);

    public SqliteSettings {
        if (readers < 1) {
            throw new IllegalArgumentException("there must be a connection to read with");
        }
    }

    public SqliteSettings withClock(InstantSource other) {
        return new SqliteSettings(other, limits, readers, busyTimeout, pollInterval, listener);
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
