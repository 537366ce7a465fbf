/**
 * What happened to incidents, and which policies were adopted: the sealed event hierarchy and the values it is made of. Nothing here knows a clock, a store or a framework; the only
 * dependencies are annotations. A stored shape is never edited: a changed shape is a new record with a higher {@link io.incidentledger.events.Revision}.
 */
@NullMarked
package io.incidentledger.events;

import org.jspecify.annotations.NullMarked;
