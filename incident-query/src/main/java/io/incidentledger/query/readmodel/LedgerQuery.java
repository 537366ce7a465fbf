package io.incidentledger.query.readmodel;

import java.util.List;
import java.util.function.Function;

/// A query across incidents.
///
/// @param views the names of the stored views that are read; empty: the log itself is read
/// @param numbered whether to wait for the display numbers of all incidents, as long as they keep arriving
record LedgerQuery<T>(ReadOptions options, List<String> views, boolean numbered, QueryKind kind,
        Function<ReadPoint, T> answer) implements Query<T> {}
