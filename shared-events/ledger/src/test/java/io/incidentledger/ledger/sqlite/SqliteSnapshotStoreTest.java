package io.incidentledger.ledger.sqlite;

import java.nio.file.Path;
import java.time.Instant;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Snapshot;
import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.conformance.SnapshotStoreConformance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqliteSnapshotStoreTest extends SnapshotStoreConformance {

    @TempDir
    private Path directory;
    private SqliteSnapshotStore opened;

    @Override
    protected SnapshotStore open() {
        opened = SqliteSnapshotStore.open(directory);
        return opened;
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void snapshotsOutliveTheProcess() {
        Snapshot snapshot = new Snapshot("1", new StreamId("Incident", "a"), 7, "Incident", null, "{}", "{}",
                Instant.EPOCH);
        opened.store(snapshot);
        opened.close();
        opened = SqliteSnapshotStore.open(directory);
        assertThat(opened.latest("a")).contains(snapshot);
    }

    @Test
    void aClosedStoreIsUnavailable() {
        opened.close();
        assertThatThrownBy(() -> opened.latest("a")).isInstanceOf(EventLogException.Unavailable.class);
    }
}
