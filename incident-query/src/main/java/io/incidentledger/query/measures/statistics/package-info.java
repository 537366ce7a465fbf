/// Statistics over the lengths that measures consist of: distributions, histograms, comparisons of medians, time
/// between failures. Pure; nothing here reads the ledger.
@NullMarked
package io.incidentledger.query.measures.statistics;

import org.jspecify.annotations.NullMarked;
