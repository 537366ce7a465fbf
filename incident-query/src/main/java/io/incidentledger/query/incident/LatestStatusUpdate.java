package io.incidentledger.query.incident;

import java.time.Instant;

import io.incidentledger.events.Audience;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// The latest status update, in order of occurrence.
///
/// @param status the status that it announced; null: none
/// @param at the time at which it was given
public record LatestStatusUpdate(String updateId, @Nullable Status status, @Nullable String message, Audience audience,
        String actor,
        Instant at, Instant recordedAt) {}
