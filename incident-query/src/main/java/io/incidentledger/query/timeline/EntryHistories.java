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
import io.incidentledger.query.folding.Folded;
import io.incidentledger.query.folding.FoldedStreams;
import io.incidentledger.query.folding.Joined;
import io.incidentledger.query.numbers.KnownNumbers;
import io.incidentledger.query.readmodel.IncidentSource;
import org.jspecify.annotations.Nullable;

/// The histories of entries, each with the reasons of its moves. Why an entry came back stands in the timeline of the incident that it came from, which is read for that as of the same position: of one
/// entry at most [MergeLinks#MOST_ABSORBED] such timelines.
final class EntryHistories {

    private final FoldedStreams<TimelineView> timelines;
    private final JoinedTimelines joining;

    EntryHistories(FoldedStreams<TimelineView> timelines) {
        this.timelines = timelines;
        this.joining = new JoinedTimelines(timelines);
    }

    /// @param reasons
    ///            why the entry was moved to where it came, by the position at which it came
    record Read(Joined<TimelineView> joined, Map<Long, String> reasons) {}

    /// Reads one of them.
    IncidentSource<TimelineView, Read> of(String entryId) {
        return new IncidentSource<>() {
            @Override
            public FoldedStreams<TimelineView> streams() {
                return timelines;
            }

            @Override
            public Read read(Folded<TimelineView> own, long position) {
                Joined<TimelineView> joined = joining.read(own, position);
                return new Read(joined, reasons(entryId, joined, position));
            }

            @Override
            public Collection<String> mentioned(Read read) {
                return JoinedTimelines.mentionedIn(read.joined());
            }
        };
    }

    /// From its recording through all of its corrections and its moves among the incidents; empty: there is no entry of this id.
    static List<EntryVersion> versions(Read read, String entryId, KnownNumbers numbers) {
        return EntryVersion.of(entryId, JoinedTimelines.parts(read.joined(), numbers), numbers, read.reasons());
    }

    private Map<Long, String> reasons(String entryId, Joined<TimelineView> joined, long position) {
        Map<String, TimelineView> from = new HashMap<>(joined.absorbed());
        from.put(joined.own().incidentId(), joined.own());
        int known = from.size();
        Map<String, Map<String, List<RecordedEvent>>> departures = new HashMap<>();
        Map<Long, String> reasons = new HashMap<>();
        for (RecordedEvent came : EntryVersion.arrivals(entryId, JoinedTimelines.parts(joined, KnownNumbers.NONE))) {
            EntryMovedHere here = (EntryMovedHere) came.event();
            if (!from.containsKey(here.from()) && from.size() < known + MergeLinks.MOST_ABSORBED) {
                timelines.at(here.from(), position).ifPresent(other -> from.put(here.from(), other.view()));
            }
            reason(departures.computeIfAbsent(here.from(), other -> departures(from.get(other)))
                    .getOrDefault(here.entryId(), List.of()), came)
                    .ifPresent(reason -> reasons.put(came.position(), reason));
        }
        return reasons;
    }

    /// What was moved away, by the id that it got elsewhere.
    private static Map<String, List<RecordedEvent>> departures(@Nullable TimelineView from) {
        return from == null
                ? Map.of()
                : from.recorded().stream().filter(event -> event.event() instanceof EntryMovedAway)
                        .collect(Collectors.groupingBy(event -> ((EntryMovedAway) event.event()).newEntryId()));
    }

    /// Both halves of a move are one commit, so nothing else that moved the entry is nearer.
    private static Optional<String> reason(List<RecordedEvent> departures, RecordedEvent came) {
        return departures.stream().map(event -> Map.entry(event, (EntryMovedAway) event.event()))
                .filter(away -> away.getValue().to().equals(came.incidentId()))
                .min(Comparator.comparingLong(away -> Math.abs(away.getKey().position() - came.position())))
                .map(away -> away.getValue().reason());
    }
}
