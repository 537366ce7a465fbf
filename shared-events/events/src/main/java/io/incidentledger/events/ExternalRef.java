package io.incidentledger.events;

import org.jspecify.annotations.Nullable;

/// The same incident in another system; (system, id) is unique there.
public record ExternalRef(String system, String id, @Nullable String url) {}
