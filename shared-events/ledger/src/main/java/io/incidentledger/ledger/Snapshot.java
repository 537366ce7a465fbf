package io.incidentledger.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// The state of an aggregate at one of its sequences, kept to load it faster.
///
/// @param snapshotId of the writer's message
/// @param sequence of the last event that it contains
/// @param payload text of the state
/// @param metadata JSON text
/// @param timestamp the writer's clock; kept to the microsecond
public record Snapshot(String snapshotId, StreamId stream, long sequence, String type, @Nullable String revision,
        String payload, String metadata, Instant timestamp) {}
