/// What every query goes through: one executor, which waits for a position, bounds how many queries are at work and
/// finds the point from which a query looks; what answers say about that point; cursors and streams of events. What is
/// beyond the bound is refused with a 503. Nothing that blocks runs on an event loop.
@NullMarked
package io.incidentledger.query.readmodel;

import org.jspecify.annotations.NullMarked;
