package io.incidentledger.query.measures;

import java.time.Duration;

/// A duration as it was when the ledger first contained enough to compute it. Corrections do not change it.
///
/// @param position of the event that completed it
record FirstMeasurement(long position, Duration length) {}
