/// Definitions of durations (time to restore, to acknowledge, …), built in or defined by the organization, and their
/// calculation from the milestones of one incident. Pure; the current time is always passed in.
@NullMarked
package io.incidentledger.events.durations;

import org.jspecify.annotations.NullMarked;
