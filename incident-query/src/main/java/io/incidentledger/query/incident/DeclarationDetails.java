package io.incidentledger.query.incident;

import java.time.Instant;

import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.Mode;
import org.jspecify.annotations.Nullable;

/// How the incident entered the ledger; none of it ever changes.
///
/// @param declaredBy who acted
/// @param source what made somebody declare
/// @param declaredAt in the world, as told by the declaration; a stated milestone may say otherwise
public record DeclarationDetails(String declaredBy, Mode mode, String source, @Nullable ExternalRef externalRef,
        Instant declaredAt,
        Instant recordedAt) {}
