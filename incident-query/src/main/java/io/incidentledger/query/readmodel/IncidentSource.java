package io.incidentledger.query.readmodel;

import java.util.Collection;
import java.util.List;

import io.incidentledger.query.folding.Folded;
import io.incidentledger.query.folding.FoldedStreams;

/// What a query reads of one incident. Blocks: [QueryExecutor] calls it.
///
/// @param <V>
///            the incident's own view
/// @param <R>
///            that and what is read beside it
public interface IncidentSource<V, R> {

    /// The incident's view alone.
    static <V> IncidentSource<V, V> alone(FoldedStreams<V> streams) {
        return new IncidentSource<>() {

            @Override
            public FoldedStreams<V> streams() {
                return streams;
            }

            @Override
            public V read(Folded<V> own, long position) {
                return own.view();
            }

            @Override
            public Collection<String> mentioned(V read) {
                return List.of();
            }
        };
    }

    /// The streams that the own view is folded from.
    FoldedStreams<V> streams();

    /// Reads the rest.
    ///
    /// @param position
    ///            the own view has everything of its incident up to here, and so shall everything that is read beside it
    R read(Folded<V> own, long position);

    /// The incidents that the answer mentions, however often.
    Collection<String> mentioned(R read);
}
