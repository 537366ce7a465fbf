/// Seeded random histories of a log, checked step by step against a model that is too simple to be wrong. A failing
/// seed is named, and replays with `-Dsimulation.seed=N`; `-Dsimulation.seeds=N` asks for more of them.
@NullMarked
package io.incidentledger.ledger.simulation;

import org.jspecify.annotations.NullMarked;
