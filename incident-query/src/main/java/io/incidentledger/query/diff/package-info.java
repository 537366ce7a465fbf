/// What was learned about an incident between two moments of the ledger: how its state differs, and the events that
/// came in between. Both moments are as-of views, so a difference between two past moments never changes.
@NullMarked
package io.incidentledger.query.diff;

import org.jspecify.annotations.NullMarked;
