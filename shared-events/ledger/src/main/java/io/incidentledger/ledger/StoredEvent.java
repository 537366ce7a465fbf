package io.incidentledger.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// An event as stored in the log, with the data of its commit.
///
/// @param position position in the whole log, from 1 without gaps
/// @param commitId id of the commit that the event belongs to
/// @param recordedAt when the ledger recorded the event, in microseconds; never decreases from one position to the next
/// @param timestamp the writer's clock, in microseconds
public record StoredEvent(long position, String commitId, Instant recordedAt, String eventId, @Nullable StreamId stream,
        long sequence, String type,
        @Nullable String revision, String payload, String metadata, Instant timestamp) {

    /// Size of payload and metadata in UTF-8, in bytes.
    public long bytes() {
        return Utf8.bytes(payload) + Utf8.bytes(metadata);
    }

    /// The event as the writer supplied it.
    public NewEvent written() {
        return new NewEvent(eventId, stream, sequence, type, revision, payload, metadata, timestamp);
    }
}
