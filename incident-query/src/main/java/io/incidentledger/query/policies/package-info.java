/// Policies as recorded in the ledger: which versions were adopted, and which one was in force at a position. The
/// result for a position never changes, whatever is adopted later. If this program does not understand a version, the
/// queries that need it fail; the version is never ignored.
@NullMarked
package io.incidentledger.query.policies;

import org.jspecify.annotations.NullMarked;
