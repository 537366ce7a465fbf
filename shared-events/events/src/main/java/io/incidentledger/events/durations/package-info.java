/// How long what took: the definitions of durations (time to restore, to acknowledge, …), built in or an organisation's
/// own, and their lengths by the milestones of one incident. Pure; no clock but the moment that is given.
@NullMarked
package io.incidentledger.events.durations;

import org.jspecify.annotations.NullMarked;
