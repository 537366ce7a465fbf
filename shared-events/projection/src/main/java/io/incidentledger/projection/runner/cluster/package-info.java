/// Views that several processes feed together and all of them read. Each process feeds the parts that it has claimed,
/// an even share of them. A process that dies loses its claims within seconds, and another continues from the published
/// position of the part. No decision for which two nodes may race needs a transaction: each is made in one document.
/// Claims hold until they are released or become stale by the clocks of the nodes, which must agree to well within the
/// timeout. While MongoDB does not respond, the processors retry.
@NullMarked
package io.incidentledger.projection.runner.cluster;

import org.jspecify.annotations.NullMarked;
