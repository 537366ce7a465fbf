/// Seeded random histories of a log, checked step by step against a model that is too simple to be wrong. A failure
/// reports its seed, which can be replayed with `-Dsimulation.seed=N`; `-Dsimulation.seeds=N` sets the number of seeds.
@NullMarked
package io.incidentledger.ledger.simulation;

import org.jspecify.annotations.NullMarked;
