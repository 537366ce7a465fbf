package io.incidentledger.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// An event that shall be stored.
///
/// @param eventId unique in the whole ledger
/// @param stream the stream it belongs to; null: to none
/// @param sequence its place in the stream, from 0 for an aggregate, as the writer expects it; -1 without a stream
/// @param type logical payload type, never a class name
/// @param revision of the payload's shape
/// @param payload JSON text, kept byte for byte; well-formed Unicode
/// @param metadata JSON text of the envelope facts, kept byte for byte
/// @param timestamp the writer's clock; it orders nothing. Kept to the microsecond.
public record NewEvent(String eventId, @Nullable StreamId stream, long sequence, String type, @Nullable String revision,
        String payload,
        String metadata, Instant timestamp) {}
