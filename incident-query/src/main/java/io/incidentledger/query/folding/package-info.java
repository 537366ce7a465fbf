/// The streams of single incidents folded on request: one indexed read, cached by stream and position, so that a stream
/// that did not move costs no fold at all.
@NullMarked
package io.incidentledger.query.folding;

import org.jspecify.annotations.NullMarked;
