/// Figures over many incidents: how long things took. A stored view keeps what each incident contributes. Durations are
/// computed from it when a query runs, so that "now" is the same for all of them. Missing and contradictory times are
/// counted, but never used as numbers.
@NullMarked
package io.incidentledger.query.measures;

import org.jspecify.annotations.NullMarked;
