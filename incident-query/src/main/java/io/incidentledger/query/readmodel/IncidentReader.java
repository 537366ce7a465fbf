package io.incidentledger.query.readmodel;

import java.util.Collection;
import java.util.List;

import io.incidentledger.query.folding.StreamProjection;
import io.incidentledger.query.folding.StreamProjectionCache;

/// What a query reads of one incident. Blocks: [QueryExecutor] calls it.
///
/// @param <V>
///            the incident's own view
/// @param <R>
///            that and what is read beside it
public interface IncidentReader<V, R> {

    /// The incident's view alone.
    static <V> IncidentReader<V, V> alone(StreamProjectionCache<V> streams) {
        return new IncidentReader<>() {

            @Override
            public StreamProjectionCache<V> streams() {
                return streams;
            }

            @Override
            public V read(StreamProjection<V> own, long position) {
                return own.view();
            }

            @Override
            public Collection<String> mentioned(V read) {
                return List.of();
            }
        };
    }

    /// The streams that the own view is folded from.
    StreamProjectionCache<V> streams();

    /// Reads the rest.
    ///
    /// @param position the own view has everything of its incident up to here, and so shall everything that is read
    ///     beside it
    R read(StreamProjection<V> own, long position);

    /// The incidents that the answer mentions, however often.
    Collection<String> mentioned(R read);
}
