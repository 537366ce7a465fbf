/**
 * Axon on top of the log: the storage engine, the event store that processors follow, the serializer. It is the only package that knows Axon's storage SPI. A unit of work
 * is appended as one commit and waits until that is durable; a processor sees every position in order, within milliseconds, whichever process wrote it.
 */
@NullMarked
package io.incidentledger.eventlog.axon;

import org.jspecify.annotations.NullMarked;
