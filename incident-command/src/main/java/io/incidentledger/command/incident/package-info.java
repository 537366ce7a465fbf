/// One incident: what may be asked of it, the rules that accept or refuse, and the events that follow. Begin with
/// [Incident][io.incidentledger.command.incident.Incident], which names every command and the pure function that
/// decides it; what it remembers is [IncidentState][io.incidentledger.command.incident.IncidentState], folded from its
/// events. Nothing here knows a clock, chance or Spring, and a refused command has changed nothing.
@NullMarked
package io.incidentledger.command.incident;

import org.jspecify.annotations.NullMarked;
