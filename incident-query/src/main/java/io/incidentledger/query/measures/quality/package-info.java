/// Completeness and consistency of the times that measures are computed from: missing and contradictory times are
/// counted and listed.
@NullMarked
package io.incidentledger.query.measures.quality;

import org.jspecify.annotations.NullMarked;
