/// Warnings about an incident: times that contradict each other, and what the people who work on it have left undone.
/// They are a function of its stream and the current time, shared by commands and queries.
@NullMarked
package io.incidentledger.events.warnings;

import org.jspecify.annotations.NullMarked;
