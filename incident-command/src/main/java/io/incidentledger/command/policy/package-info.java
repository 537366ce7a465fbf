/// Policies enter the log: what is configured when the command side starts is adopted when it differs from what the log
/// holds last. Any number of nodes may start at once; versions have no holes, and what several of them configure alike
/// is adopted once. Nothing is written after the start, nor without a configuration, but for the newest built-in
/// measures, once, in a ledger that a former release began.
@NullMarked
package io.incidentledger.command.policy;

import org.jspecify.annotations.NullMarked;
