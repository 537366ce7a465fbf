package io.incidentledger.standalone;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongConsumer;

import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.append.AppendListener;
import io.incidentledger.ledger.sqlite.SqliteEventLog;
import io.incidentledger.ledger.sqlite.SqliteSettings;
import io.incidentledger.ledger.transfer.LedgerImport;
import io.incidentledger.ledger.transfer.LedgerImport.Taken;
import io.incidentledger.ledger.transfer.LedgerReceiver;
import io.incidentledger.program.CannotRunException;
import io.incidentledger.program.LedgerLocation;
import io.incidentledger.program.OpenLedger;

/// The data directory of an embedded ledger, created if necessary. Other files in it are left alone.
record DataDirectory(Path path) implements LedgerLocation {

    private Path file() {
        return path.resolve(SqliteEventLog.FILE_NAME);
    }

    @Override
    public String description() {
        return file().toString();
    }

    @Override
    public List<String> properties() {
        return List.of("management.health.diskspace.enabled=true", "management.health.diskspace.path=" + path);
    }

    @Override
    public void check() {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw CannotRunException.wrongUsage("The data directory " + path + " is not a directory");
        }
    }

    @Override
    public OpenLedger open(AppendListener listener, InstantSource clock) {
        check();
        SqliteEventLog log = SqliteEventLog.open(path,
                SqliteSettings.DEFAULT.withListener(listener).withClock(clock));
        SnapshotStore snapshots = SqliteEventLog.snapshots(path);
        return new OpenLedger(log, snapshots, snapshots::close);
    }

    @Override
    public OpenLedger openExisting() {
        if (!Files.isRegularFile(file())) {
            throw CannotRunException.wrongUsage("There is no ledger in " + path);
        }
        return open(AppendListener.NONE);
    }

    @Override
    public Taken take(InputStream export, Instant latest, LongConsumer progress) {
        check();
        try (LedgerReceiver receiver = SqliteEventLog.receiver(path, SqliteSettings.DEFAULT)) {
            return new LedgerImport(receiver, latest).read(export, progress);
        }
    }
}
