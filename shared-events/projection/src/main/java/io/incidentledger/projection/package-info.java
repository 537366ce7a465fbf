/// What projections are: pure folds over recorded events, how events reach them in order, how far they are, and their
/// rebuild. A view never shows an event that is not in the log, and a fold that throws stops its view at that position
/// instead of skipping it. The documents that most views consist of are in `.documents`; what follows the log is in
/// `.runner`.
@NullMarked
package io.incidentledger.projection;

import org.jspecify.annotations.NullMarked;
