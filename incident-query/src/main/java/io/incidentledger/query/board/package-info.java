/// The board of all incidents: one small row per incident, by which lists are filtered, sorted and paged. The incidents
/// in a list are folded from their streams, exactly like the response for a single incident.
@NullMarked
package io.incidentledger.query.board;

import org.jspecify.annotations.NullMarked;
