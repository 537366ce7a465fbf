/// Axon on top of the log: the storage engine, the event store and the serializer. This is the only package that
/// depends on Axon's storage SPI. A unit of work is appended as one commit and waits until the commit is durable.
@NullMarked
package io.incidentledger.ledger.axon;

import org.jspecify.annotations.NullMarked;
