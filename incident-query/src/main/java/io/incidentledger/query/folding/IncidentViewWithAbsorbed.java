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

/// The view of an incident together with the views of all incidents merged into it, directly or transitively. Each view
/// occurs once, and all are read as of one position. Nothing of it is stored.
///
/// @param absorbed views by incident id, those closest to the incident first
/// @param left the number of further absorbed incidents that were not read; only ledgers of earlier releases have any
public record IncidentViewWithAbsorbed<V>(V own, SequencedMap<String, V> absorbed, int left) {

    /// The view of an incident that has absorbed no other.
    public static <V> IncidentViewWithAbsorbed<V> alone(V own) {
        return new IncidentViewWithAbsorbed<>(own, new LinkedHashMap<>(), 0);
    }

    /// Applies a function to each view.
    public <P> IncidentViewWithAbsorbed<P> map(Function<V, P> part) {
        SequencedMap<String, P> parts = new LinkedHashMap<>();
        absorbed.forEach((incident, view) -> parts.put(incident, part.apply(view)));
        return new IncidentViewWithAbsorbed<>(part.apply(own), Collections.unmodifiableSequencedMap(parts), left);
    }

    /// Reads the views. Blocking.
    ///
    /// @param position the position up to which the incident's own view was read, or a later one if its stream has no
    ///     further events up to there
    /// @param absorbing the incidents that, according to a view, its incident has absorbed directly
    public static <V> IncidentViewWithAbsorbed<V> of(FoldedStream<V> foldedStream, long position,
            StreamProjectionCache<V> streams,
            Function<V, ? extends Collection<String>> absorbing) {
        SequencedMap<String, V> absorbed = new LinkedHashMap<>();
        SequencedSet<String> known = new LinkedHashSet<>(absorbing.apply(foldedStream.view()));
        Deque<String> unread = new ArrayDeque<>(known);
        known.add(foldedStream.incidentId());
        while (!unread.isEmpty() && absorbed.size() < MergeLinks.MAX_ABSORBED) {
            String next = unread.removeFirst();
            streams.at(next, position).ifPresent(found -> {
                absorbed.put(next, found.view());
                absorbing.apply(found.view()).stream().filter(known::add).forEach(unread::add);
            });
        }
        return new IncidentViewWithAbsorbed<>(foldedStream.view(), Collections.unmodifiableSequencedMap(absorbed),
                unread.size());
    }
}
