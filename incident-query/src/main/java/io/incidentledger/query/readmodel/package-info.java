/// The shared infrastructure of all queries: an executor that waits for a position, bounds the number of concurrent
/// queries and determines the point at which a query reads; the response headers that describe that point; cursors and
/// event streams. Queries beyond the bound are rejected with a 503. Nothing that blocks runs on an event loop.
@NullMarked
package io.incidentledger.query.readmodel;

import org.jspecify.annotations.NullMarked;
