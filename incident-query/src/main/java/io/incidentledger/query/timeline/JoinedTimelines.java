package io.incidentledger.query.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.incidentledger.query.folding.Folded;
import io.incidentledger.query.folding.FoldedStreams;
import io.incidentledger.query.folding.Joined;
import io.incidentledger.query.numbers.KnownNumbers;
import io.incidentledger.query.readmodel.IncidentSource;

/// Timelines in which the entries of absorbed incidents stand among the incident's own. They are joined when they are read, so nothing is copied, and what is unmerged is gone from
/// the present ones.
public final class JoinedTimelines implements IncidentSource<TimelineView, Joined<TimelineView>> {

    private final FoldedStreams<TimelineView> timelines;

    public JoinedTimelines(FoldedStreams<TimelineView> timelines) {
        this.timelines = timelines;
    }

    @Override
    public FoldedStreams<TimelineView> streams() {
        return timelines;
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
        return once(together(joined, order, numbers, view -> view.entries(order, numbers)));
    }

    /// What was recorded, as [TimelineView#tellings].
    public static List<TimelineEntry> tellings(Joined<TimelineView> joined, TimelineView.Order order,
            KnownNumbers numbers) {
        return together(joined, order, numbers, view -> view.tellings(order, numbers));
    }

    /// An entry that was moved among the incidents stands where it was last.
    private static List<TimelineEntry> once(List<TimelineEntry> entries) {
        Map<String, TimelineEntry> last = new HashMap<>();
        for (TimelineEntry entry : entries) {
            if (entry.wasMoved()) {
                last.merge(entry.lastId(), entry, (one, other) -> one.position() > other.position() ? one : other);
            }
        }
        return entries.stream().filter(entry -> !entry.wasMoved() || last.get(entry.lastId()) == entry).toList();
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

    /// What was recorded of each of the incidents, the own one first.
    static List<EntryVersion.Part> parts(Joined<TimelineView> joined, KnownNumbers numbers) {
        List<EntryVersion.Part> parts = new ArrayList<>();
        parts.add(new EntryVersion.Part(null, null, joined.own().recorded()));
        joined.absorbed().forEach((incident, view) -> parts
                .add(new EntryVersion.Part(incident, numbers.of(incident), view.recorded())));
        return parts;
    }
}
