/// What stands out about an incident: times that contradict each other, and what people who work on it have left open.
/// One function of its stream and a time of asking, which commands and queries share.
@NullMarked
package io.incidentledger.events.warnings;

import org.jspecify.annotations.NullMarked;
