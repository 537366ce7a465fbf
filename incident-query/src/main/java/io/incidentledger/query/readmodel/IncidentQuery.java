package io.incidentledger.query.readmodel;

import java.util.function.Function;

/// A query for one incident.
record IncidentQuery<V, R, T>(String idOrNumber, ReadOptions options, IncidentViewReader<V, R> source,
        Function<IncidentReadResult<R>, T> answer) implements Query<T> {}
