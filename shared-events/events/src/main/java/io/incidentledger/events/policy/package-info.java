/// Policies that organisations configure: what their contents look like, and what is wrong with one. A content is
/// checked before it enters the log and has one canonical form, so that the same meaning is the same content. Pure.
@NullMarked
package io.incidentledger.events.policy;

import org.jspecify.annotations.NullMarked;
