/// Imports of incident histories over HTTP, with one incident per line: the stream that turns lines into commands and
/// outcomes into response lines, in the order of the lines. Only the lines in flight are in memory, however long the
/// history is. Each line is one commit: after a crash every line is either in the ledger or not, and importing the same
/// lines again changes nothing.
@NullMarked
package io.incidentledger.command.imports.ndjson;

import org.jspecify.annotations.NullMarked;
