package io.incidentledger.query.folding;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Function;

import io.incidentledger.events.MergeLinks;

/// A view of an incident together with those of all that it has absorbed, whoever absorbed them first, each once and
/// all as of one position. Nothing of it is stored.
///
/// @param absorbed by incident, those nearest to the incident first
/// @param left how many more were absorbed than are read; only ledgers of former releases have such
public record JoinedView<V>(V own, SequencedMap<String, V> absorbed, int left) {

    /// An incident that has absorbed none.
    public static <V> JoinedView<V> alone(V own) {
        return new JoinedView<>(own, new LinkedHashMap<>(), 0);
    }

    /// A part of each view.
    public <P> JoinedView<P> map(Function<V, P> part) {
        SequencedMap<String, P> parts = new LinkedHashMap<>();
        absorbed.forEach((incident, view) -> parts.put(incident, part.apply(view)));
        return new JoinedView<>(part.apply(own), Collections.unmodifiableSequencedMap(parts), left);
    }

    /// Reads them. Blocks.
    ///
    /// @param position
    ///            up to which the incident's own view was read, or further than which its stream does not go
    /// @param absorbing
    ///            which incidents a view says that its incident has absorbed, by itself
    public static <V> JoinedView<V> of(StreamProjection<V> streamProjection, long position,
            StreamProjectionCache<V> streams,
            Function<V, ? extends Collection<String>> absorbing) {
        SequencedMap<String, V> absorbed = new LinkedHashMap<>();
        SequencedSet<String> known = new LinkedHashSet<>(absorbing.apply(streamProjection.view()));
        Deque<String> unread = new ArrayDeque<>(known);
        known.add(streamProjection.incidentId());
        while (!unread.isEmpty() && absorbed.size() < MergeLinks.MOST_ABSORBED) {
            String next = unread.removeFirst();
            streams.at(next, position).ifPresent(found -> {
                absorbed.put(next, found.view());
                absorbing.apply(found.view()).stream().filter(known::add).forEach(unread::add);
            });
        }
        return new JoinedView<>(streamProjection.view(), Collections.unmodifiableSequencedMap(absorbed), unread.size());
    }
}
