/// Where the time of one incident went: its phases, its milestones in the order in which they came, and its impact,
/// side by side. Folded from the incident's stream on request, like the incident itself; nothing is stored.
/// Contradictory times are shown and named, and no length rests on them.
@NullMarked
package io.incidentledger.query.phases;

import org.jspecify.annotations.NullMarked;
