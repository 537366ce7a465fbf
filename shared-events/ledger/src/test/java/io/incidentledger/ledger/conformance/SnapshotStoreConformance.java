package io.incidentledger.ledger.conformance;

import java.time.Instant;

import io.incidentledger.ledger.Snapshot;
import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.StreamId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Rules for a snapshot store. A subclass defines how to open a new one.
public abstract class SnapshotStoreConformance {

    private SnapshotStore store;

    /// Opens a new, empty store.
    protected abstract SnapshotStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    private static Snapshot snapshot(String stream, long sequence, String payload, @Nullable String revision) {
        return new Snapshot("id " + stream + sequence, new StreamId("Incident", stream), sequence, "Incident", revision,
                payload, "{\"é\":1}", Instant.parse("2026-11-03T09:15:00.123456Z"));
    }

    @Test
    void aStreamWithoutSnapshotsHasNone() {
        store.store(snapshot("other", 1, "{}", null));
        assertThat(store.latest("a")).isEmpty();
    }

    @Test
    void theLatestSnapshotIsTheOneWithTheHighestSequenceWhateverTheOrderOfStoring() {
        Snapshot latest = snapshot("a", 20, "{\"title\":\"日本\"}", "2");
        store.store(snapshot("a", 3, "{}", null));
        store.store(latest);
        store.store(snapshot("a", 10, "{}", null));
        store.store(snapshot("b", 30, "{}", null));
        assertThat(store.latest("a")).contains(latest);
    }

    @Test
    void aSnapshotOfTheSameSequenceIsReplaced() {
        store.store(snapshot("a", 3, "{\"first\":true}", null));
        store.store(snapshot("a", 3, "{\"second\":true}", "1"));
        assertThat(store.latest("a")).contains(snapshot("a", 3, "{\"second\":true}", "1"));
    }

    @Test
    void olderSnapshotsOfAStreamAreDeleted() {
        store.store(snapshot("a", 3, "{}", null));
        store.store(snapshot("a", 5, "{}", null));
        store.store(snapshot("b", 1, "{}", null));
        store.deleteBefore("a", 5);
        assertThat(store.latest("a")).contains(snapshot("a", 5, "{}", null));
        store.deleteBefore("a", 6);
        assertThat(store.latest("a")).isEmpty();
        assertThat(store.latest("b")).isPresent();
        store.deleteBefore("unknown", 6);
    }

    @Test
    void timesAreKeptToTheMicrosecond() {
        Snapshot exact = snapshot("a", 1, "{}", null);
        store.store(new Snapshot(exact.snapshotId(), exact.stream(), 1, exact.type(), null, "{}", exact.metadata(),
                exact.timestamp().plusNanos(999)));
        assertThat(store.latest("a")).contains(exact);
    }
}
