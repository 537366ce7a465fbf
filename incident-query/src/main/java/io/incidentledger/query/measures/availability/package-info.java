/// Downtime of a service within a window, by impact level; overlaps are merged.
@NullMarked
package io.incidentledger.query.measures.availability;

import org.jspecify.annotations.NullMarked;
