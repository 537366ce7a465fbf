/// Statistics over the lengths that measures consist of: distributions, histograms, comparisons of medians, time
/// between failures. Nothing here has side effects or reads the ledger.
@NullMarked
package io.incidentledger.query.measures.statistics;

import org.jspecify.annotations.NullMarked;
