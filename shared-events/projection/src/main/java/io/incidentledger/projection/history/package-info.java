/// Documents that keep their event history and can therefore be read as of any position. A correction or a late event
/// causes the history to be folded again. For an as-of query, documents that have changed since are folded again from
/// the document alone.
@NullMarked
package io.incidentledger.projection.history;

import org.jspecify.annotations.NullMarked;
