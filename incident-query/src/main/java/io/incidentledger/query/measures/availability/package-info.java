/// Downtime of a service within a window: overlaps merged, by level.
@NullMarked
package io.incidentledger.query.measures.availability;

import org.jspecify.annotations.NullMarked;
