/// Folds the streams of single incidents on demand. Each fold is one indexed read and is cached by stream and position,
/// so a stream without new events costs no fold at all.
@NullMarked
package io.incidentledger.query.folding;

import org.jspecify.annotations.NullMarked;
