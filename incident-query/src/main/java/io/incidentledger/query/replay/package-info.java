/// What the ledger holds, played again as it unfolded: events with the pauses between them, shortened and capped, as
/// server-sent events. A replay is a function of the ledger up to the position at which it began, so one that broke off
/// goes on exactly there. What is sent is bounded by what its listener takes; under load events come late, and later
/// ones in time again.
@NullMarked
package io.incidentledger.query.replay;

import org.jspecify.annotations.NullMarked;
