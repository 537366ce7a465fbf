/**
 * What projections run on: pure folds over recorded events, documents with positions, progress, rebuild. A view never shows an event that is not in the log, and a fold
 * that throws stops its view at that position instead of skipping it.
 */
@NullMarked
package io.incidentledger.projection;

import org.jspecify.annotations.NullMarked;
