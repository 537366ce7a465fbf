/// What every log must do, as tests: a log's own test is a small subclass of
/// [io.incidentledger.ledger.conformance.EventLogConformance]. That the suite notices broken logs is tested too.
@NullMarked
package io.incidentledger.ledger.conformance;

import org.jspecify.annotations.NullMarked;
