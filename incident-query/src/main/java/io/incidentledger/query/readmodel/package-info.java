/// What all queries share: waiting for a position, bounded; saying which position the answer reflects; blocking work on threads of its own, never on the event loop.
@NullMarked
package io.incidentledger.query.readmodel;

import org.jspecify.annotations.NullMarked;
