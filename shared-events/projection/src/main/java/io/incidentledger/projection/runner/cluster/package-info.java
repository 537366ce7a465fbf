/**
 * Views that several processes feed together and all of them read: each feeds the parts that it holds the claims of, an even share of them. A process that dies loses its claims
 * within seconds, and another goes on where the part was published to be.
 */
@NullMarked
package io.incidentledger.projection.runner.cluster;

import org.jspecify.annotations.NullMarked;
