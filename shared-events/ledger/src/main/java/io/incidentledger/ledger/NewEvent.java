package io.incidentledger.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// An event to be appended.
///
/// @param eventId unique in the whole ledger
/// @param stream the stream that the event belongs to; null when it belongs to none
/// @param sequence the event's place in the stream, from 0 for an aggregate, as the writer expects it; -1 without a
///     stream
/// @param type logical payload type, never a class name
/// @param revision revision of the payload's schema
/// @param payload JSON text, kept byte for byte; well-formed Unicode
/// @param metadata JSON text of the envelope data, kept byte for byte
/// @param timestamp the writer's clock, which is not used for ordering; kept to the microsecond
public record NewEvent(String eventId, @Nullable StreamId stream, long sequence, String type, @Nullable String revision,
        String payload,
        String metadata, Instant timestamp) {}
