/// How the time of one incident was spent: its phases, its milestones in order of occurrence, and its impact, side by
/// side. Folded from the incident's stream on demand, like the incident itself; nothing is stored. Contradictory times
/// are shown and explained, and no length is computed from them.
@NullMarked
package io.incidentledger.query.phases;

import org.jspecify.annotations.NullMarked;
