/// Projections: pure folds over recorded events, the delivery of events in order, the tracking of progress, and
/// rebuilds. A view never shows an event that is not in the log, and a fold that throws stops its view at that position
/// instead of skipping the event. Most views consist of documents, see `.documents`; the components that follow the log
/// are in `.runner`.
@NullMarked
package io.incidentledger.projection;

import org.jspecify.annotations.NullMarked;
