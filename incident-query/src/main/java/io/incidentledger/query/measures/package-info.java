/// Figures over many incidents: how long things took. A stored view keeps what each incident contributes; durations are
/// read off it when somebody asks, so that "now" is the same for all of them. Blanks and contradictions are counted and
/// never taken for numbers.
@NullMarked
package io.incidentledger.query.measures;

import org.jspecify.annotations.NullMarked;
