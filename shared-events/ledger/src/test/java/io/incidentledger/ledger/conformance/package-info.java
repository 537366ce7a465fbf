/// Conformance tests for logs: the test of each log is a small subclass of
/// [io.incidentledger.ledger.conformance.EventLogConformance]. Other tests check that the suite detects broken logs.
@NullMarked
package io.incidentledger.ledger.conformance;

import org.jspecify.annotations.NullMarked;
