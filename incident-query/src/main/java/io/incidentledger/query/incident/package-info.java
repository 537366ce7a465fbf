/// The state of one incident, folded from its stream, and the API response built from it. State and response are
/// separate: the fold knows no clock, whereas the response is built for the time of the query, which determines what
/// lies in the future and what is overdue.
@NullMarked
package io.incidentledger.query.incident;

import org.jspecify.annotations.NullMarked;
