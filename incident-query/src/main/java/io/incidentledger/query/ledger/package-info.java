/// Endpoints about the ledger itself: where its head is, and whether its content is what was written.
@NullMarked
package io.incidentledger.query.ledger;

import org.jspecify.annotations.NullMarked;
