/**
 * What Axon's processors of several nodes keep in MongoDB: their tokens. Nothing here needs a transaction: every question
 * that two nodes may race for is decided by one document. Claims stand until they are released or go stale, by the clocks of the nodes, which must agree to well within
 * the time-out. When MongoDB does not answer, the driver's exception or {@link java.lang.IllegalStateException} ends the call, and the processor tries again.
 */
@NullMarked
package io.incidentledger.ledger.axon.mongo;

import org.jspecify.annotations.NullMarked;
