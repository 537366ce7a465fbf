/// Folds of single streams on request: one indexed read, cached by stream and position, so that a stream that did not move costs no fold at all.
@NullMarked
package io.incidentledger.query.streams;

import org.jspecify.annotations.NullMarked;
