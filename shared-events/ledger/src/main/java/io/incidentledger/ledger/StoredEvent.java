package io.incidentledger.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// An event as it lies in the log, with what its commit says about it.
///
/// @param position its place in the whole log: dense, from 1
/// @param commitId of the commit that it belongs to
/// @param recordedAt when the ledger learned it: never decreasing along the positions, microseconds
/// @param timestamp the writer's clock, microseconds
public record StoredEvent(long position, String commitId, Instant recordedAt, String eventId, @Nullable StreamId stream,
        long sequence, String type,
        @Nullable String revision, String payload, String metadata, Instant timestamp) {

    /// How much its payload and its metadata take in UTF-8.
    public long bytes() {
        return utf8(payload) + utf8(metadata);
    }

    private static long utf8(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each >= 0x80) { // half a surrogate pair has two of the four
                bytes += each < 0x800 || Character.isSurrogate(each) ? 1 : 2;
            }
        }
        return bytes;
    }

    /// The event as its writer gave it.
    public NewEvent written() {
        return new NewEvent(eventId, stream, sequence, type, revision, payload, metadata, timestamp);
    }
}
