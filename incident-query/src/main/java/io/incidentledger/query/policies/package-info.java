/// Policies as the ledger holds them: which versions were adopted, and what was in force at a position. An answer for a
/// position never changes, whatever is adopted later. A version that this program does not understand fails the answers
/// that need it; it is never passed over.
@NullMarked
package io.incidentledger.query.policies;

import org.jspecify.annotations.NullMarked;
