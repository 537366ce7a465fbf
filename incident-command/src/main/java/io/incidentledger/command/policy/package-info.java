/// Adopts policies: at startup, a configured policy is recorded when it differs from the last one in the log. Any
/// number of nodes may start at once; versions have no gaps, and a policy that several nodes configure alike is adopted
/// once. Nothing is written after startup, nor without a configuration, except for the newest built-in measures, once,
/// in a ledger that a former release created.
@NullMarked
package io.incidentledger.command.policy;

import org.jspecify.annotations.NullMarked;
