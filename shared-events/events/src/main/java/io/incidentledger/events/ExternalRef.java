package io.incidentledger.events;

import org.jspecify.annotations.Nullable;

/// Reference to the same incident in another system; `id` is unique within `system`.
public record ExternalRef(String system, String id, @Nullable String url) {}
