package io.incidentledger.query.readmodel;

import java.util.List;
import java.util.function.Function;

import io.incidentledger.projection.documents.DocumentViewDefinition;

/// A query: the point at which to read the ledger, the sources to read, and the function that turns the data read into
/// the response. It does nothing by itself: [QueryExecutor] runs it.
///
/// The response contains data of the one incident that the query is about, and of the incidents that its source
/// mentions; across incidents, each row and each event names its own incident.
///
/// @param <T> the response
public sealed interface Query<T> permits IncidentQuery, LedgerQuery {

    /// A query for one incident. The response contains everything that was durable when the query was made. The query
    /// fails with a 404 if the incident does not exist, or did not exist yet at the point to read.
    ///
    /// @param idOrNumber from the path
    /// @param answer runs on a thread that may block, but only for a short read
    static <V, R, T> Query<T> ofIncident(String idOrNumber, ReadOptions options, IncidentViewReader<V, R> source,
            Function<IncidentReadResult<R>, T> answer) {
        return new IncidentQuery<>(idOrNumber, options, source, answer);
    }

    /// A query across incidents that reads stored views.
    ///
    /// @param views the views that are read, at least one
    /// @param answer may block
    static <T> Query<T> ofViews(ReadOptions options, List<DocumentViewDefinition<?>> views,
            Function<ReadPoint, T> answer) {
        return ofViews(options.past() ? QueryKind.PAST : QueryKind.SHORT, options, views, answer);
    }

    /// A query like [#ofViews] that computes figures across many incidents.
    static <T> Query<T> report(ReadOptions options, List<DocumentViewDefinition<?>> views,
            Function<ReadPoint, T> answer) {
        return ofViews(QueryKind.REPORT, options, views, answer);
    }

    private static <T> Query<T> ofViews(QueryKind kind, ReadOptions options, List<DocumentViewDefinition<?>> views,
            Function<ReadPoint, T> answer) {
        return new LedgerQuery<>(options, views.stream().map(DocumentViewDefinition::name).toList(), false, kind,
                answer);
    }

    /// A query across incidents that reads the log itself.
    ///
    /// @param answer may block
    static <T> Query<T> ofLedger(ReadOptions options, Function<ReadPoint, T> answer) {
        return new LedgerQuery<>(options, List.of(), false, QueryKind.SHORT, answer);
    }

    /// A query like [#ofLedger] for a response that shows events with the numbers of their incidents. It waits for
    /// those numbers as long as they keep arriving.
    ///
    /// @param scanning whether the query reads the ledger from its beginning: such queries run one after the other, on
    ///     their own thread
    static <T> Query<T> ofReplay(ReadOptions options, boolean scanning, Function<ReadPoint, T> answer) {
        return new LedgerQuery<>(options, List.of(), true, scanning ? QueryKind.SCAN : QueryKind.SHORT,
                answer);
    }
}
