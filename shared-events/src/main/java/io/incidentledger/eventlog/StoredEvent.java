package io.incidentledger.eventlog;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An event as it lies in the log, with what its commit says about it.
 *
 * @param position
 *            its place in the whole log: dense, from 1
 * @param commitId
 *            of the commit that it belongs to
 * @param recordedAt
 *            when the ledger learned it: never decreasing along the positions, microseconds
 * @param timestamp
 *            the writer's clock, microseconds
 */
public record StoredEvent(long position, String commitId, Instant recordedAt, String eventId, @Nullable StreamId stream,
        long sequence, String type,
        @Nullable String revision, String payload, String metadata, Instant timestamp) {

    /** The event as its writer gave it. */
    public NewEvent written() {
        return new NewEvent(eventId, stream, sequence, type, revision, payload, metadata, timestamp);
    }
}
