package io.incidentledger.query.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.incidentledger.query.answering.IncidentReading.Beside;
import io.incidentledger.query.numbers.KnownNumbers;
import io.incidentledger.query.streams.Folded;
import io.incidentledger.query.streams.FoldedStreams;
import io.incidentledger.query.streams.Joined;

/// Timelines in which the entries of absorbed incidents stand among the incident's own. They are joined when they are read, so nothing is copied, and what is unmerged is gone from
/// the present ones.
public final class JoinedTimelines implements Beside<TimelineView, Joined<TimelineView>> {

    private final FoldedStreams<TimelineView> timelines;

    public JoinedTimelines(FoldedStreams<TimelineView> timelines) {
        this.timelines = timelines;
    }

    @Override
    public Joined<TimelineView> read(Folded<TimelineView> own, long position) {
        return Joined.of(own, position, timelines, TimelineView::absorbed);
    }

    @Override
    public Collection<String> mentioned(Joined<TimelineView> read) {
        return mentionedIn(read);
    }

    /// The other incidents that the entries belong to or are about.
    public static Set<String> mentionedIn(Joined<TimelineView> joined) {
        Set<String> mentioned = new HashSet<>(joined.absorbed().keySet());
        Stream.concat(Stream.of(joined.own()), joined.absorbed().values().stream())
                .forEach(view -> mentioned.addAll(view.mentioned()));
        return mentioned;
    }

    /// What is meant, as [TimelineView#entries].
    public static List<TimelineEntry> entries(Joined<TimelineView> joined, TimelineView.Order order,
            KnownNumbers numbers) {
        return together(joined, order, numbers, view -> view.entries(order, numbers));
    }

    /// What was recorded, as [TimelineView#tellings].
    public static List<TimelineEntry> tellings(Joined<TimelineView> joined, TimelineView.Order order,
            KnownNumbers numbers) {
        return together(joined, order, numbers, view -> view.tellings(order, numbers));
    }

    private static List<TimelineEntry> together(Joined<TimelineView> joined, TimelineView.Order order,
            KnownNumbers numbers, Function<TimelineView, List<TimelineEntry>> part) {
        List<TimelineEntry> own = part.apply(joined.own()).stream().map(entry -> entry.numbered(numbers)).toList();
        if (joined.absorbed().isEmpty()) {
            return own;
        }
        List<TimelineEntry> together = new ArrayList<>(own);
        joined.absorbed().forEach((incident, view) -> part.apply(view)
                .forEach(entry -> together.add(entry.of(incident, numbers.of(incident)).numbered(numbers))));
        return order.sorted(together);
    }

    /// One entry of any of the incidents through all of its corrections; empty: there is none of this id.
    static List<EntryVersion> history(Joined<TimelineView> joined, String entryId, KnownNumbers numbers) {
        return Stream.concat(Stream.of(joined.own()), joined.absorbed().values().stream())
                .map(view -> view.history(entryId, numbers)).filter(versions -> !versions.isEmpty()).findFirst()
                .orElse(List.of());
    }
}
