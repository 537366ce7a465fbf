package io.incidentledger.query.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.incidentledger.events.IdEquality;
import io.incidentledger.query.displaynumbers.NumbersById;
import io.incidentledger.query.folding.FoldedStream;
import io.incidentledger.query.folding.IncidentViewWithAbsorbed;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.readmodel.IncidentViewReader;

/// Reads timelines that include the entries of absorbed incidents. Timelines are joined when they are read, so nothing
/// is copied, and the entries of unmerged incidents disappear from reads of the present.
public final class MergedTimelineReader
        implements
            IncidentViewReader<TimelineView, IncidentViewWithAbsorbed<TimelineView>> {

    private final StreamProjectionCache<TimelineView> timelines;

    public MergedTimelineReader(StreamProjectionCache<TimelineView> timelines) {
        this.timelines = timelines;
    }

    @Override
    public StreamProjectionCache<TimelineView> streams() {
        return timelines;
    }

    @Override
    public IncidentViewWithAbsorbed<TimelineView> read(FoldedStream<TimelineView> own, long position) {
        return IncidentViewWithAbsorbed.of(own, position, timelines, TimelineView::absorbed);
    }

    @Override
    public Collection<String> mentioned(IncidentViewWithAbsorbed<TimelineView> read) {
        return mentionedIn(read);
    }

    /// The position of the last event that is in any of them.
    static long position(IncidentViewWithAbsorbed<TimelineView> incidentViewWithAbsorbed) {
        return Stream
                .concat(Stream.of(incidentViewWithAbsorbed.own()),
                        incidentViewWithAbsorbed.absorbed().values().stream())
                .mapToLong(TimelineView::position).max().orElseThrow();
    }

    /// The other incidents that the entries belong to or refer to.
    public static Set<String> mentionedIn(IncidentViewWithAbsorbed<TimelineView> incidentViewWithAbsorbed) {
        Set<String> mentioned = new HashSet<>(incidentViewWithAbsorbed.absorbed().keySet());
        Stream.concat(Stream.of(incidentViewWithAbsorbed.own()), incidentViewWithAbsorbed.absorbed().values().stream())
                .forEach(view -> mentioned.addAll(view.mentioned()));
        return mentioned;
    }

    /// The corrected entries, see [TimelineView#entries].
    public static List<TimelineEntry> entries(IncidentViewWithAbsorbed<TimelineView> incidentViewWithAbsorbed,
            TimelineView.Order order,
            NumbersById numbers) {
        return once(together(incidentViewWithAbsorbed, order, numbers, view -> view.entries(order, numbers)));
    }

    /// One of the corrected entries; of two with the same id, that of the requested incident.
    static Optional<TimelineEntry> entry(IncidentViewWithAbsorbed<TimelineView> incidentViewWithAbsorbed,
            String entryId,
            NumbersById numbers) {
        return entries(incidentViewWithAbsorbed, TimelineView.Order.RECORDED, numbers).stream()
                .filter(entry -> IdEquality.same(entry.entryId(), entryId))
                .min(Comparator.comparing(entry -> entry.incidentId() != null));
    }

    /// The uncorrected entries, see [TimelineView#renderedEntries].
    public static List<TimelineEntry> tellings(IncidentViewWithAbsorbed<TimelineView> incidentViewWithAbsorbed,
            TimelineView.Order order,
            NumbersById numbers) {
        return together(incidentViewWithAbsorbed, order, numbers, view -> view.renderedEntries(order, numbers));
    }

    /// Keeps only the last occurrence of each entry that was moved between the incidents.
    private static List<TimelineEntry> once(List<TimelineEntry> entries) {
        Map<String, TimelineEntry> last = new HashMap<>();
        for (TimelineEntry entry : entries) {
            if (entry.wasMoved()) {
                last.merge(entry.lastId(), entry, (one, other) -> one.position() > other.position() ? one : other);
            }
        }
        return entries.stream().filter(entry -> !entry.wasMoved() || last.get(entry.lastId()) == entry).toList();
    }

    private static List<TimelineEntry> together(IncidentViewWithAbsorbed<TimelineView> incidentViewWithAbsorbed,
            TimelineView.Order order,
            NumbersById numbers, Function<TimelineView, List<TimelineEntry>> part) {
        List<TimelineEntry> own = part.apply(incidentViewWithAbsorbed.own()).stream()
                .map(entry -> entry.numbered(numbers))
                .toList();
        if (incidentViewWithAbsorbed.absorbed().isEmpty()) {
            return own;
        }
        List<TimelineEntry> together = new ArrayList<>(own);
        incidentViewWithAbsorbed.absorbed().forEach((incident, view) -> part.apply(view)
                .forEach(entry -> together.add(entry.of(incident, numbers.of(incident)).numbered(numbers))));
        return order.sorted(together);
    }

    /// The recorded events of each of the incidents, the requested incident first.
    static List<EntryVersion.Part> parts(IncidentViewWithAbsorbed<TimelineView> incidentViewWithAbsorbed,
            NumbersById numbers) {
        List<EntryVersion.Part> parts = new ArrayList<>();
        parts.add(new EntryVersion.Part(null, null, incidentViewWithAbsorbed.own().recorded()));
        incidentViewWithAbsorbed.absorbed().forEach((incident, view) -> parts
                .add(new EntryVersion.Part(incident, numbers.of(incident), view.recorded())));
        return parts;
    }
}
