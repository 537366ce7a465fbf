/// The timeline of one incident, folded from its stream: entries that people wrote and generated entries for all other
/// events, each with a sentence. The timeline is complete; it is sorted when it is read.
@NullMarked
package io.incidentledger.query.timeline;

import org.jspecify.annotations.NullMarked;
