package io.incidentledger.query.replay;

import java.time.Instant;

/// One event of an incident as every replay tells it.
///
/// @param occurredAt in the world: what was told, else when it was recorded
/// @param telling a JSON object of one line without its closing brace, so that a replay can add what is true of itself
///     alone
record ReplayEvent(long position, Instant recordedAt, Instant occurredAt, String telling) {}
