package io.incidentledger.query.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.query.folding.Joined;
import io.incidentledger.query.numbers.KnownNumbers;
import io.incidentledger.query.timeline.TimelineEntry;
import io.incidentledger.query.timeline.TimelineView;
import org.jspecify.annotations.Nullable;

/// The replays of single incidents. Its scenes are written once for all who listen to an incident, and kept for those who come later, within a bound. Thread-safe; blocks: not for
/// event loops.
final class IncidentScripts {

    /// Characters of all tellings that are kept.
    private static final long KEPT = 32L << 20;

    private final EventReader reader;
    private final Tellings tellings;
    private final Cache<Key, List<Scene>> kept = Caffeine.newBuilder().maximumWeight(KEPT)
            .weigher((Key key, List<Scene> scenes) -> weight(scenes)).build();

    /// @param parts
    ///            the incident first, then those that it absorbed
    private record Key(List<Part> parts) {}

    private record Part(String incidentId, long position, @Nullable Long number) {}

    IncidentScripts(EventReader reader, Tellings tellings) {
        this.reader = reader;
        this.tellings = tellings;
    }

    /// @param joined
    ///            the incident's timeline and those of the incidents that it has absorbed
    /// @param end
    ///            the position of the last event that is played
    Script script(Joined<TimelineView> joined, KnownNumbers numbers, ReplayQuestion question, long end) {
        List<TimelineView> views = new ArrayList<>(List.of(joined.own()));
        views.addAll(joined.absorbed().values());
        Key key = new Key(views.stream().map(
                view -> new Part(view.incidentId(), view.position(), numbers.of(view.incidentId()))).toList());
        List<Scene> scenes = kept.get(key, wanted -> views.stream()
                .flatMap(view -> scenes(view, numbers).stream()).toList()).stream()
                .filter(scene -> scene.position() <= end && question.covers(question.clock().of(scene)))
                .sorted(question.clock().order()).toList();
        int begin = begin(scenes, question);
        return new Script(begin == 0 ? null : question.clock().of(scenes.getFirst()),
                begin == 0 ? null : question.clock().of(scenes.get(begin - 1)),
                scenes.subList(begin, scenes.size()), ScenePages.NONE, end);
    }

    private List<Scene> scenes(TimelineView view, KnownNumbers numbers) {
        Map<Long, TimelineEntry> entries = view.tellings(TimelineView.Order.RECORDED, numbers).stream()
                .collect(Collectors.toMap(TimelineEntry::position, Function.identity()));
        return reader.readStream(view.incidentId(), 0, view.position()).stream()
                .map(event -> tellings.scene(event, entries.get(event.position()), view.incidentId(),
                        numbers.of(view.incidentId())))
                .toList();
    }

    private static int begin(List<Scene> scenes, ReplayQuestion question) {
        if (question.heard() == 0) {
            return 0;
        }
        for (int i = 0; i < scenes.size(); i++) {
            if (scenes.get(i).position() == question.heard()) {
                return i + 1;
            }
        }
        throw question.notOfThisReplay();
    }

    private static int weight(List<Scene> scenes) {
        long characters = scenes.stream().mapToLong(scene -> scene.telling().length()).sum();
        return (int) Math.min(Integer.MAX_VALUE, characters);
    }
}
