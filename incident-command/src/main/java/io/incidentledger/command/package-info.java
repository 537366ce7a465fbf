/// The command side: the commands that record events in the ledger, and the rules that accept or reject them. It
/// appends to the log and reads no view.
@NullMarked
package io.incidentledger.command;

import org.jspecify.annotations.NullMarked;
