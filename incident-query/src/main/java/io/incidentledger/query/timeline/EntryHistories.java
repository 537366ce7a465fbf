package io.incidentledger.query.timeline;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.MergeLinks;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.query.answering.IncidentReading.Beside;
import io.incidentledger.query.numbers.KnownNumbers;
import io.incidentledger.query.streams.Folded;
import io.incidentledger.query.streams.FoldedStreams;
import io.incidentledger.query.streams.Joined;

/// The histories of entries, each with the reasons of its moves. Why an entry came back stands in the timeline of the incident that it came from, which is read for that as of the same position: of one
/// entry at most [MergeLinks#MOST_ABSORBED] such timelines.
final class EntryHistories {

    private final FoldedStreams<TimelineView> timelines;
    private final JoinedTimelines joining;

    EntryHistories(FoldedStreams<TimelineView> timelines, JoinedTimelines joining) {
        this.timelines = timelines;
        this.joining = joining;
    }

    /// @param reasons
    ///            why the entry was moved to where it came, by the position at which it came
    record Read(Joined<TimelineView> joined, Map<Long, String> reasons) {}

    /// Reads one of them.
    Beside<TimelineView, Read> of(String entryId) {
        return new Beside<>() {
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
        Map<Long, String> reasons = new HashMap<>();
        for (RecordedEvent came : EntryVersion.arrivals(entryId, JoinedTimelines.parts(joined, KnownNumbers.NONE))) {
            EntryMovedHere here = (EntryMovedHere) came.event();
            if (from.size() < known + MergeLinks.MOST_ABSORBED) {
                timelines.at(here.from(), position).ifPresent(other -> from.putIfAbsent(here.from(), other.view()));
            }
            reason(here, came, Optional.ofNullable(from.get(here.from())))
                    .ifPresent(reason -> reasons.put(came.position(), reason));
        }
        return reasons;
    }

    /// Both halves of a move are one commit, so nothing else that moved the entry is nearer.
    private static Optional<String> reason(EntryMovedHere here, RecordedEvent came, Optional<TimelineView> from) {
        return from.stream().flatMap(view -> view.recorded().stream())
                .filter(event -> event.event() instanceof EntryMovedAway away && away.to().equals(came.incidentId())
                        && away.newEntryId().equals(here.entryId()))
                .min(Comparator.comparingLong(event -> Math.abs(event.position() - came.position())))
                .map(event -> ((EntryMovedAway) event.event()).reason());
    }
}
