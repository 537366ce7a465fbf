/// Documents that remember what they were made of, and so answer as of any position. A correction, or an event that is
/// learned late, folds such a past anew; what has changed since a position is folded again when it is asked, out of the
/// document alone.
@NullMarked
package io.incidentledger.projection.history;

import org.jspecify.annotations.NullMarked;
