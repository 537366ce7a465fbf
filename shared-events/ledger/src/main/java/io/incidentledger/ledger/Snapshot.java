package io.incidentledger.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// The state of an aggregate at one of its sequences, kept to load the aggregate faster.
///
/// @param snapshotId id of the writer's message
/// @param sequence sequence of the last event that the state includes
/// @param payload serialized state, as text
/// @param metadata JSON text
/// @param timestamp the writer's clock; kept to the microsecond
public record Snapshot(String snapshotId, StreamId stream, long sequence, String type, @Nullable String revision,
        String payload, String metadata, Instant timestamp) {}
