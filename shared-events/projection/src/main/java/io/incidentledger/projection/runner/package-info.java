/// What follows the ledger and feeds views, by Axon's pooled streaming processor: alone in `.local`, together with
/// other nodes in `.cluster`. Here is what both have in common, how far views are, and how that is told to readiness
/// and metrics. What is underway is bounded: a burst makes batches longer, and uses no more memory. A view that can't
/// take an event stops there.
@NullMarked
package io.incidentledger.projection.runner;

import org.jspecify.annotations.NullMarked;
