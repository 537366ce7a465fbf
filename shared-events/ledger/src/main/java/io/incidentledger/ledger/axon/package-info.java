/// Axon on top of the log: the storage engine, the event store over it, the serializer. It is the only package that
/// knows Axon's storage SPI. A unit of work is appended as one commit and waits until that is durable.
@NullMarked
package io.incidentledger.ledger.axon;

import org.jspecify.annotations.NullMarked;
