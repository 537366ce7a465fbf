/// What happened to incidents, and which policies were adopted: the sealed event hierarchy, the values it is made of,
/// and an event with its envelope as a fold sees it. Nothing here knows a clock, a store or a framework. A stored shape
/// is never edited: a changed shape is a new record with a higher [io.incidentledger.events.Revision].
@NullMarked
package io.incidentledger.events;

import org.jspecify.annotations.NullMarked;
