/// The incident aggregate: its commands, the rules that accept or reject them, and the events that follow. Start with
/// [Incident][io.incidentledger.command.incident.Incident], which lists every command and the pure function that
/// decides it. Its state is [IncidentState][io.incidentledger.command.incident.IncidentState], folded from its events.
/// Nothing here depends on a clock, on randomness or on Spring, and a rejected command changes nothing.
@NullMarked
package io.incidentledger.command.incident;

import org.jspecify.annotations.NullMarked;
