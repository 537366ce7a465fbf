/// What an import makes of an incident: what another system says of it is compared with what imports said before, and
/// the difference becomes events. Two ways: lines that grow (`ImportDecisions`), pages that are edited
/// (`SnapshotReconciler`). Pure functions over an `IncidentDraft`, the one door into the incident. Beside them what
/// reading has in common, whatever the format: limits of a line, the words of status pages, faults by their kind. Each
/// format or kind of page is a package below.
@NullMarked
package io.incidentledger.command.imports;

import org.jspecify.annotations.NullMarked;
