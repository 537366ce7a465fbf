/// Following the end of the log: listeners hear of what this process appended at once, and of what others did as soon
/// as the store shows it. Calls are hints, which may be missed and come twice; what is stored is read.
@NullMarked
package io.incidentledger.ledger.tail;

import org.jspecify.annotations.NullMarked;
