/// The command side: what other services may ask the ledger to record, and the rules that accept or refuse it. It
/// appends to the log and reads no view.
@NullMarked
package io.incidentledger.command;

import org.jspecify.annotations.NullMarked;
