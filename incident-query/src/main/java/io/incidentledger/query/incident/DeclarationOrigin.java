package io.incidentledger.query.incident;

import java.time.Instant;

import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.Mode;
import org.jspecify.annotations.Nullable;

/// How the incident entered the ledger; none of it ever changes.
///
/// @param declaredBy the actor who declared it
/// @param source what caused the declaration
/// @param declaredAt the time of the declaration according to the declaration itself; an explicit milestone may
///     override it
public record DeclarationOrigin(String declaredBy, Mode mode, String source, @Nullable ExternalRef externalRef,
        Instant declaredAt,
        Instant recordedAt) {}
