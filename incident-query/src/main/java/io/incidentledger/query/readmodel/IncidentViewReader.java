package io.incidentledger.query.readmodel;

import java.util.Collection;
import java.util.List;

import io.incidentledger.query.folding.FoldedStream;
import io.incidentledger.query.folding.StreamProjectionCache;

/// Reads the data that a query needs for one incident. Blocking: [QueryExecutor] calls it.
///
/// @param <V> the incident's own view
/// @param <R> the own view and everything that is read besides it
public interface IncidentViewReader<V, R> {

    /// Reads the incident's view alone.
    static <V> IncidentViewReader<V, V> alone(StreamProjectionCache<V> streams) {
        return new IncidentViewReader<>() {

            @Override
            public StreamProjectionCache<V> streams() {
                return streams;
            }

            @Override
            public V read(FoldedStream<V> own, long position) {
                return own.view();
            }

            @Override
            public Collection<String> mentioned(V read) {
                return List.of();
            }
        };
    }

    /// The streams from which the incident's own view is folded.
    StreamProjectionCache<V> streams();

    /// Reads everything else.
    ///
    /// @param position the own view includes everything of its incident up to this position, and everything else that
    ///     is read must do so, too
    R read(FoldedStream<V> own, long position);

    /// The incidents that the response mentions; duplicates are allowed.
    Collection<String> mentioned(R read);
}
