/// The query side: projections of the log and the queries on them. It reads and follows the log and never appends.
@NullMarked
package io.incidentledger.query;

import org.jspecify.annotations.NullMarked;
