package io.incidentledger.query.measures;

import java.time.Duration;

/// A duration as it was when the ledger could tell it for the first time. Corrections leave it alone.
///
/// @param position
///            of the event that made it known
record FirstMeasurement(long position, Duration length) {}
