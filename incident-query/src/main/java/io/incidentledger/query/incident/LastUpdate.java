package io.incidentledger.query.incident;

import java.time.Instant;

import io.incidentledger.events.Audience;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// The latest status update in the world.
///
/// @param status that it announced; null: none
/// @param at in the world
public record LastUpdate(String updateId, @Nullable Status status, @Nullable String message, Audience audience,
        String actor,
        Instant at, Instant recordedAt) {}
