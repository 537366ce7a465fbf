/// One incident: what may be asked of it, the rules that accept or refuse, and the events that follow. Nothing here knows a
/// clock, chance or Spring.
@NullMarked
package io.incidentledger.command.incident;

import org.jspecify.annotations.NullMarked;
