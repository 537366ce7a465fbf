/// Policies that organizations configure, and the validation of their contents. Content is validated before it enters
/// the log and has one canonical form, so that equivalent policies have equal content. Pure.
@NullMarked
package io.incidentledger.events.policy;

import org.jspecify.annotations.NullMarked;
