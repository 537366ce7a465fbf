package io.incidentledger.query.readmodel;

import java.util.List;
import java.util.function.Function;

/// A question across incidents.
///
/// @param views
///            the names of the stored views that are read; none: the log itself
/// @param numbered
///            whether the numbers of all incidents are to be known, if they come
/// @param scanning
///            whether it reads the ledger from its beginning
record LedgerQuery<T>(ReadOptions options, List<String> views, boolean numbered, boolean scanning,
        Function<ReadPoint, T> answer) implements Query<T> {}
