/// The public API of the log: the ports to append to it, read it and follow it, and the commits, events, positions and
/// hashes that they exchange. It depends neither on the incident domain nor on Axon, except in `.axon`. Acknowledged
/// means durable; when the bounded queue is full, commits are rejected, never dropped. Code shared by all stores is in
/// `.append`, `.chain`, `.verification` and `.tail`; one adapter per store builds on it.
@NullMarked
package io.incidentledger.ledger;

import org.jspecify.annotations.NullMarked;
