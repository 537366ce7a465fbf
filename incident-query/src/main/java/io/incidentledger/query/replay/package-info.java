/// Replays of the ledger: events are sent as server-sent events with the pauses between them, shortened and capped. A
/// replay depends only on the ledger up to the position at which it started, so an interrupted replay resumes exactly
/// where it stopped. The rate of sending is bounded by what the client consumes; under load, events are late, and later
/// ones are on time again.
@NullMarked
package io.incidentledger.query.replay;

import org.jspecify.annotations.NullMarked;
