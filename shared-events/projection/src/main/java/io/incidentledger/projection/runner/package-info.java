/// Keeps the stored views up with the ledger: rebuilt in bulk at start, then fed by Axon's pooled streaming processor, both through one projector. One thread reads, one
/// folds; what is underway is bounded, so a burst makes stretches longer instead of memory fuller. A view that can't take an event stops there and is told by readiness and metrics.
@NullMarked
package io.incidentledger.projection.runner;

import org.jspecify.annotations.NullMarked;
