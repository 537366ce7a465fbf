/// Decides imports: what another system reports about an incident is compared with what imports reported before, and
/// the difference becomes events. There are two variants: lines that grow (`ImportDecisions`), and pages that are
/// edited (`SnapshotReconciler`). Both are pure functions over an `IncidentUnderImport`, the only access to the incident. The
/// package also contains what all formats have in common: limits of a line, the terms of status pages, errors by kind.
/// Each format or kind of page has a package below this one.
@NullMarked
package io.incidentledger.command.imports;

import org.jspecify.annotations.NullMarked;
