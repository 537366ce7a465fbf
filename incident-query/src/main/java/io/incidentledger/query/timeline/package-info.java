/// The timeline of one incident, folded from its stream: what people wrote and what the system knows happened, each in
/// a sentence. Nothing is left out of it; it is ordered when it is read.
@NullMarked
package io.incidentledger.query.timeline;

import org.jspecify.annotations.NullMarked;
