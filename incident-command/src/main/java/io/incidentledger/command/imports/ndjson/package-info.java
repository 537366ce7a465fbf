/// Histories of incidents, an incident a line, over HTTP: the stream that turns lines into commands and commands into
/// answers, in the order of the lines. Nothing but the lines in flight is held in memory, whatever the length of the
/// history. A line is one commit: after a crash every line is either in the ledger or not, and importing the same lines
/// again changes nothing.
@NullMarked
package io.incidentledger.command.imports.ndjson;

import org.jspecify.annotations.NullMarked;
