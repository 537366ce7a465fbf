package io.incidentledger.query.timeline;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.MergeLinks;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.query.displaynumbers.NumbersById;
import io.incidentledger.query.folding.FoldedStream;
import io.incidentledger.query.folding.IncidentViewWithAbsorbed;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.readmodel.IncidentViewReader;
import org.jspecify.annotations.Nullable;

/// Builds the histories of entries, including the reasons for their moves. The reason why an entry came back is
/// recorded in the timeline of the incident that it came from, so that timeline is read as of the same position. For
/// one entry, at most [MergeLinks#MAX_ABSORBED] such timelines are read.
final class EntryHistoryBuilder {

    private final StreamProjectionCache<TimelineView> timelines;
    private final MergedTimelineReader joining;

    EntryHistoryBuilder(StreamProjectionCache<TimelineView> timelines) {
        this.timelines = timelines;
        this.joining = new MergedTimelineReader(timelines);
    }

    /// @param reasons why the entry was moved to an incident, by the position at which it arrived
    record Read(IncidentViewWithAbsorbed<TimelineView> joined, Map<Long, String> reasons) {}

    /// Creates a reader for the history of one entry.
    IncidentViewReader<TimelineView, Read> of(String entryId) {
        return new IncidentViewReader<>() {
            @Override
            public StreamProjectionCache<TimelineView> streams() {
                return timelines;
            }

            @Override
            public Read read(FoldedStream<TimelineView> own, long position) {
                IncidentViewWithAbsorbed<TimelineView> incidentViewWithAbsorbed = joining.read(own, position);
                return new Read(incidentViewWithAbsorbed, reasons(entryId, incidentViewWithAbsorbed, position));
            }

            @Override
            public Collection<String> mentioned(Read read) {
                return MergedTimelineReader.mentionedIn(read.joined());
            }
        };
    }

    /// The versions of an entry from its recording through all of its corrections and its moves between incidents;
    /// empty if there is no entry with this id.
    static List<EntryVersion> versions(Read read, String entryId, NumbersById numbers) {
        return EntryVersion.of(entryId, MergedTimelineReader.parts(read.joined(), numbers), numbers, read.reasons());
    }

    private Map<Long, String> reasons(String entryId, IncidentViewWithAbsorbed<TimelineView> incidentViewWithAbsorbed,
            long position) {
        Map<String, TimelineView> from = new HashMap<>(incidentViewWithAbsorbed.absorbed());
        from.put(incidentViewWithAbsorbed.own().incidentId(), incidentViewWithAbsorbed.own());
        int known = from.size();
        Map<String, Map<String, List<RecordedEvent>>> departures = new HashMap<>();
        Map<Long, String> reasons = new HashMap<>();
        for (RecordedEvent came : EntryVersion.arrivals(entryId,
                MergedTimelineReader.parts(incidentViewWithAbsorbed, NumbersById.NONE))) {
            EntryMovedHere here = (EntryMovedHere) came.event();
            if (!from.containsKey(here.from()) && from.size() < known + MergeLinks.MAX_ABSORBED) {
                timelines.at(here.from(), position).ifPresent(other -> from.put(here.from(), other.view()));
            }
            reason(departures.computeIfAbsent(here.from(), other -> departures(from.get(other)))
                    .getOrDefault(here.entryId(), List.of()), came)
                    .ifPresent(reason -> reasons.put(came.position(), reason));
        }
        return reasons;
    }

    /// The events that moved entries away, by the id that the entry got elsewhere.
    private static Map<String, List<RecordedEvent>> departures(@Nullable TimelineView from) {
        return from == null
                ? Map.of()
                : from.recorded().stream().filter(event -> event.event() instanceof EntryMovedAway)
                        .collect(Collectors.groupingBy(event -> ((EntryMovedAway) event.event()).newEntryId()));
    }

    /// The reason of the matching departure. Both halves of a move are in one commit, so the matching departure is the
    /// one with the closest position.
    private static Optional<String> reason(List<RecordedEvent> departures, RecordedEvent came) {
        return departures.stream().map(event -> Map.entry(event, (EntryMovedAway) event.event()))
                .filter(away -> away.getValue().to().equals(came.incidentId()))
                .min(Comparator.comparingLong(away -> Math.abs(away.getKey().position() - came.position())))
                .map(away -> away.getValue().reason());
    }
}
