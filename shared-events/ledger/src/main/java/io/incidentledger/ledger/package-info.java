/**
 * The log: commits, dense positions and the hash chain, and the ports through which it is appended to, read and tailed. An adapter per store lies below it. It knows
 * neither incidents nor Axon (but for {@code .axon}). Acknowledged means durable; overload is refused within a bounded queue, never dropped.
 */
@NullMarked
package io.incidentledger.ledger;

import org.jspecify.annotations.NullMarked;
