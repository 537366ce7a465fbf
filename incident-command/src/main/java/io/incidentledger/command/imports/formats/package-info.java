/// The formats of imported lines: which there are, and our own. Another one is a constant of `ImportFormat` and a
/// package below this one that translates its lines. A line is read by itself, without looking into the ledger.
@NullMarked
package io.incidentledger.command.imports.formats;

import org.jspecify.annotations.NullMarked;
