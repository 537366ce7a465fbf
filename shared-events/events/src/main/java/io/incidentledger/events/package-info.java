/// The events of incidents and policies: the sealed event hierarchy, the value types of its records, and events with
/// their envelopes as folds receive them. Nothing here depends on a clock, a store or a framework. A stored shape is
/// never edited: a changed shape is a new record with a higher [io.incidentledger.events.Revision].
@NullMarked
package io.incidentledger.events;

import org.jspecify.annotations.NullMarked;
