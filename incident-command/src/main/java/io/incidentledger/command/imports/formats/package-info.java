/// The formats of imported lines: the list of formats, and the ledger's own format. Another one needs a constant of
/// `ImportFormat` and a package below this one that translates its lines. A line is read on its own, without access to
/// the ledger.
@NullMarked
package io.incidentledger.command.imports.formats;

import org.jspecify.annotations.NullMarked;
