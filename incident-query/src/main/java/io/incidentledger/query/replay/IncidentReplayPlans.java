package io.incidentledger.query.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.query.displaynumbers.NumbersById;
import io.incidentledger.query.folding.IncidentViewWithAbsorbed;
import io.incidentledger.query.timeline.TimelineEntry;
import io.incidentledger.query.timeline.TimelineView;
import org.jspecify.annotations.Nullable;

/// Plans the replays of single incidents. The events of an incident are rendered once for all clients that replay it,
/// and cached for later clients within a bound. Thread-safe; blocking: not for event loops.
final class IncidentReplayPlans {

    /// The maximum total length of the cached events' JSON, in characters.
    private static final long KEPT = 32L << 20;

    private final EventReader reader;
    private final ReplayEventJsonWriter replayEventJsonWriter;
    private final Cache<Key, List<ReplayEvent>> kept = Caffeine.newBuilder().maximumWeight(KEPT)
            .weigher((Key key, List<ReplayEvent> replayEvents) -> weight(replayEvents)).build();

    /// @param parts the incident first, then the incidents that it has absorbed
    private record Key(List<Part> parts) {}

    private record Part(String incidentId, long position, @Nullable Long number) {}

    IncidentReplayPlans(EventReader reader, ReplayEventJsonWriter replayEventJsonWriter) {
        this.reader = reader;
        this.replayEventJsonWriter = replayEventJsonWriter;
    }

    /// @param joinedView the incident's timeline and those of the incidents that it has absorbed
    /// @param end the position of the last event that is replayed
    ReplayPlan plan(IncidentViewWithAbsorbed<TimelineView> incidentViewWithAbsorbed, NumbersById numbers,
            ReplayQuery query,
            long end) {
        List<TimelineView> views = new ArrayList<>(List.of(incidentViewWithAbsorbed.own()));
        views.addAll(incidentViewWithAbsorbed.absorbed().values());
        Key key = new Key(views.stream().map(
                view -> new Part(view.incidentId(), view.position(), numbers.of(view.incidentId()))).toList());
        List<ReplayEvent> replayEvents = kept.get(key, wanted -> views.stream()
                .flatMap(view -> replayEvents(view, numbers).stream()).toList()).stream()
                .filter(replayEvent -> replayEvent.position() <= end
                        && query.covers(query.clock().of(replayEvent)))
                .sorted(query.clock().order()).toList();
        int begin = begin(replayEvents, query);
        return new ReplayPlan(begin == 0 ? null : query.clock().of(replayEvents.getFirst()),
                begin == 0 ? null : query.clock().of(replayEvents.get(begin - 1)),
                replayEvents.subList(begin, replayEvents.size()), ReplayEventPages.NONE, end);
    }

    private List<ReplayEvent> replayEvents(TimelineView view, NumbersById numbers) {
        Map<Long, TimelineEntry> entries = view.renderedEntries(TimelineView.Order.RECORDED, numbers).stream()
                .collect(Collectors.toMap(TimelineEntry::position, Function.identity()));
        return reader.readStream(view.incidentId(), 0, view.position()).stream()
                .map(event -> replayEventJsonWriter.toReplayEvent(event, entries.get(event.position()),
                        view.incidentId(),
                        numbers.of(view.incidentId())))
                .toList();
    }

    private static int begin(List<ReplayEvent> replayEvents, ReplayQuery query) {
        if (query.heard() == 0) {
            return 0;
        }
        for (int i = 0; i < replayEvents.size(); i++) {
            if (replayEvents.get(i).position() == query.heard()) {
                return i + 1;
            }
        }
        throw query.notOfThisReplay();
    }

    private static int weight(List<ReplayEvent> replayEvents) {
        long characters = replayEvents.stream().mapToLong(replayEvent -> replayEvent.telling().length()).sum();
        return (int) Math.min(Integer.MAX_VALUE, characters);
    }
}
