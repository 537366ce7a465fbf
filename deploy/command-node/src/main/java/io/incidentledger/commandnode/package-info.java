/// The program `incident-command`: the command side alone, on a ledger in MongoDB. Any number of instances may run at
/// the same time; only the ledger coordinates them.
@NullMarked
package io.incidentledger.commandnode;

import org.jspecify.annotations.NullMarked;
