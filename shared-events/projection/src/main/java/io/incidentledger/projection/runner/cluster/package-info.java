/// Views that several processes feed together and all of them read: each feeds the parts that it holds the claims of,
/// an even share of them. A process that dies loses its claims within seconds, and another goes on where the part was
/// published to be. No question that two nodes may race for needs a transaction: each is decided by one document.
/// Claims stand until they are released or go stale, by the clocks of the nodes, which must agree to well within the
/// time-out. While MongoDB does not answer, the processors try again.
@NullMarked
package io.incidentledger.projection.runner.cluster;

import org.jspecify.annotations.NullMarked;
