package io.incidentledger.ledger.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongConsumer;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.tail.LogTail;
import org.jspecify.annotations.Nullable;

/// Detects appends of other processes by polling: those send no signal, so it checks every few milliseconds whether the
/// file has changed.
final class FileHeadWatcher implements LogTail.HeadWatcher {

    private final LedgerFile file;
    private final long pollNanos;
    private @Nullable FileChangeDetector version;

    FileHeadWatcher(LedgerFile file, Duration pollInterval) {
        this.file = file;
        this.pollNanos = pollInterval.toNanos();
    }

    @Override
    public long interval() {
        return pollNanos;
    }

    @Override
    public void look(long seen, LongConsumer found) {
        try {
            if (version == null) {
                version = new FileChangeDetector(file.connectToRead());
            }
            if (version.changed()) {
                found.accept(version.head());
            }
        } catch (SQLException failure) {
            close();
            throw new EventLogException.Unavailable(String.valueOf(failure.getMessage()), failure);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    @Override
    public void close() {
        if (version != null) {
            version.close();
            version = null;
        }
    }
}
