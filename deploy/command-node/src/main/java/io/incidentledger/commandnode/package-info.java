/// The program `incident-command`: the command side alone, on a ledger in MongoDB. Any number of them run beside each
/// other; nothing but the ledger coordinates them.
@NullMarked
package io.incidentledger.commandnode;

import org.jspecify.annotations.NullMarked;
