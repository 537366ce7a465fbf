/// Follows the ledger and feeds views with Axon's pooled streaming processor: a single process in `.local`, several
/// nodes together in `.cluster`. This package has what both share, and reports the progress of views to readiness and
/// metrics. The work in progress is bounded: bursts increase the batch size, not memory use. A view that can't process
/// an event stops before it.
@NullMarked
package io.incidentledger.projection.runner;

import org.jspecify.annotations.NullMarked;
