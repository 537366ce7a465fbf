/// Notifications about the end of the log: listeners are notified of what this process appended at once, and of what
/// other processes appended as soon as the store shows it. Calls are hints, which may be missed or repeated; listeners
/// then read what is stored.
@NullMarked
package io.incidentledger.ledger.tail;

import org.jspecify.annotations.NullMarked;
