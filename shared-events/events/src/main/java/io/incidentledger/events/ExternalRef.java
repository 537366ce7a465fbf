package io.incidentledger.events;

import org.jspecify.annotations.Nullable;

/// Reference to the same incident in another system.
///
/// @param system the name of the other system
/// @param id the incident's id there, unique within `system`
/// @param url its address there; null: not known
public record ExternalRef(String system, String id, @Nullable String url) {}
