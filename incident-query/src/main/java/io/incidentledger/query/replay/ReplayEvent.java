package io.incidentledger.query.replay;

import java.time.Instant;

/// One event of an incident, as every replay shows it.
///
/// @param occurredAt the time at which the event occurred, as reported; otherwise the time at which it was recorded
/// @param telling a single-line JSON object without its closing brace, so that each replay can append its own members
record ReplayEvent(long position, Instant recordedAt, Instant occurredAt, String telling) {}
