package io.incidentledger.ledger.memory;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

import io.incidentledger.ledger.EpochMicros;
import io.incidentledger.ledger.Snapshot;
import io.incidentledger.ledger.SnapshotStore;

/// Stores snapshots in memory.
public final class InMemorySnapshotStore implements SnapshotStore {

    private final Map<String, NavigableMap<Long, Snapshot>> byStream = new ConcurrentHashMap<>();

    @Override
    public void store(Snapshot snapshot) {
        byStream.computeIfAbsent(snapshot.stream().id(), id -> new ConcurrentSkipListMap<>())
                .put(snapshot.sequence(), truncated(snapshot));
    }

    private static Snapshot truncated(Snapshot given) {
        return new Snapshot(given.snapshotId(), given.stream(), given.sequence(), given.type(), given.revision(),
                given.payload(), given.metadata(), EpochMicros.truncate(given.timestamp()));
    }

    @Override
    public Optional<Snapshot> latest(String streamId) {
        return Optional.ofNullable(byStream.get(streamId)).map(NavigableMap::lastEntry).map(Map.Entry::getValue);
    }

    @Override
    public void deleteBefore(String streamId, long sequence) {
        NavigableMap<Long, Snapshot> snapshots = byStream.get(streamId);
        if (snapshots != null) {
            snapshots.headMap(sequence).clear();
        }
    }
}
