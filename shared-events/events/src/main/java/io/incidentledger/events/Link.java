package io.incidentledger.events;

import org.jspecify.annotations.Nullable;

/// A link to a dashboard, deployment, channel or ticket.
///
/// @param url an absolute http or https address
/// @param title what to show instead of the address; null: the address
public record Link(String url, @Nullable String title) {}
