package io.incidentledger.events;

import org.jspecify.annotations.Nullable;

/// A link to a dashboard, deployment, channel or ticket.
public record Link(String url, @Nullable String title) {}
