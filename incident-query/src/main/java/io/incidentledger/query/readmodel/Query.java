package io.incidentledger.query.readmodel;

import java.util.List;
import java.util.function.Function;

import io.incidentledger.projection.documents.DocumentView;

/// A question: from where to look at the ledger, whose content the answer carries, and the function that makes the
/// answer of what is read. It does nothing by itself: [QueryExecutor] runs it.
///
/// The answer carries the content of the one incident that the question is about, and of those that its source
/// mentions; across incidents, each row and each event names its own.
///
/// @param <T> the answer
public sealed interface Query<T> permits IncidentQuery, LedgerQuery {

    /// About one incident, so that the answer contains everything that was durable when it was asked. It fails with a
    /// 404 when there is no such incident, or was not.
    ///
    /// @param idOrNumber from the path
    /// @param answer runs where it may block, for a short read at most
    static <V, R, T> Query<T> ofIncident(String idOrNumber, ReadOptions options, IncidentReader<V, R> source,
            Function<IncidentRead<R>, T> answer) {
        return new IncidentQuery<>(idOrNumber, options, source, answer);
    }

    /// Across incidents, from stored views.
    ///
    /// @param views
    ///            what is read, at least one
    /// @param answer
    ///            may block
    static <T> Query<T> ofViews(ReadOptions options, List<DocumentView<?>> views, Function<ReadPoint, T> answer) {
        return new LedgerQuery<>(options, views.stream().map(DocumentView::name).toList(), false, false, answer);
    }

    /// Across incidents, from the log itself.
    ///
    /// @param answer
    ///            may block
    static <T> Query<T> ofLedger(ReadOptions options, Function<ReadPoint, T> answer) {
        return new LedgerQuery<>(options, List.of(), false, false, answer);
    }

    /// The same for an answer that tells events with the numbers of their incidents: those are waited for as long as
    /// they come.
    ///
    /// @param scanning whether it reads the ledger from its beginning: such queries run one after the other, on a
    ///     thread of their own
    static <T> Query<T> ofReplay(ReadOptions options, boolean scanning, Function<ReadPoint, T> answer) {
        return new LedgerQuery<>(options, List.of(), true, scanning, answer);
    }
}
