package io.incidentledger.query.incident;

import java.time.Instant;

import io.incidentledger.events.Audience;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// The latest status update of an incident, in order of occurrence.
///
/// @param status the status that it announced; null: none
/// @param message its text; null: it only announced a status
/// @param audience whom it was for
/// @param actor who gave it
/// @param at when it was given
public record LatestStatusUpdate(String updateId, @Nullable Status status, @Nullable String message, Audience audience,
        String actor,
        Instant at, Instant recordedAt) {}
