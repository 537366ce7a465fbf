package io.incidentledger.query.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.IncidentEvent.DuplicateReleased;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentRevived;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.MergeLinks;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.query.displaynumbers.NumbersById;
import io.incidentledger.query.folding.FoldedStream;
import io.incidentledger.query.folding.IncidentViewWithAbsorbed;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.incident.IncidentProjection;
import io.incidentledger.query.incident.IncidentView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.incidentledger.events.History.declaration;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests random merges, unmerges, cancellations and revivals with entries moved between incidents and back: every entry
/// appears once in the timeline of the surviving incident, at each position, and each as-of response equals the
/// response that was given then. A failing seed can be rerun on its own.
class RandomMergesTimelineTest {

    private static final int INCIDENTS = 6;
    private static final int STEPS = 80;
    private static final Instant BEGINNING = Instant.parse("2026-03-01T10:00:00Z");

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final IncidentLog ledger = new IncidentLog(log);
    private final StreamProjectionCache<TimelineView> timelines = timelines();
    private final StreamProjectionCache<IncidentView> views = StreamProjectionCache.corrected(log,
            new IncidentProjection(), 10_000);
    private final Map<String, Long> numbers = new LinkedHashMap<>();
    /// The expected state of the ledger: which incident was merged into which, in that order, which incidents were
    /// cancelled, and where each entry is, including its place in the stream.
    private final Map<String, String> mergedInto = new LinkedHashMap<>();
    private final Map<String, Boolean> cancelled = new HashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    private record Place(String incident, long sequence) {}

    private record Answer(String incident, long position, List<TimelineEntry> meant, List<TimelineEntry> recorded) {}

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    private StreamProjectionCache<TimelineView> timelines() {
        return StreamProjectionCache.recorded(log, new TimelineProjection(), 10_000);
    }

    private static String incident(int number) {
        return "incident-" + number;
    }

    private void declare(int count) {
        IntStream.range(0, count).mapToObj(RandomMergesTimelineTest::incident).forEach(id -> {
            ledger.add(id, declaration("Outage", Severity.SEV2, Mode.LIVE, null, List.of(), Map.of()));
            numbers.put(id, numbers.size() + 1L);
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsLostAtAnyPositionAndThePastStaysAsItWas(long seed) {
        Random random = new Random(seed);
        declare(INCIDENTS);
        List<Answer> given = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            step(random);
            for (String incident : numbers.keySet()) {
                given.add(answer(timelines.now(incident).orElseThrow(), log.head().position(), timelines));
                assertShown(incident, given.getLast());
            }
        }
        StreamProjectionCache<TimelineView> afresh = timelines();
        for (Answer then : given) {
            FoldedStream<TimelineView> foldedStream = afresh.at(then.incident(), then.position()).orElseThrow();
            assertThat(answer(foldedStream, then.position(), afresh)).isEqualTo(then);
        }
    }

    private Answer answer(FoldedStream<TimelineView> foldedStream, long position,
            StreamProjectionCache<TimelineView> streams) {
        IncidentViewWithAbsorbed<TimelineView> incidentViewWithAbsorbed = new MergedTimelineReader(streams).read(
                foldedStream,
                position);
        NumbersById known = new NumbersById(numbers);
        return new Answer(foldedStream.incidentId(), position,
                MergedTimelineReader.entries(incidentViewWithAbsorbed, TimelineView.Order.OCCURRED, known),
                MergedTimelineReader.tellings(incidentViewWithAbsorbed, TimelineView.Order.RECORDED, known));
    }

    private void assertShown(String incident, Answer answer) {
        Map<String, String> shown = new HashMap<>();
        for (TimelineEntry entry : answer.meant()) {
            if (entry.entryId().startsWith("entry-") && entry.movedTo() == null) {
                String holder = entry.incidentId() == null ? incident : entry.incidentId();
                assertThat(shown.put(entry.entryId(), holder)).as("%s shows once", entry.entryId()).isNull();
                assertThat(entry.number()).isEqualTo(entry.incidentId() == null ? null : numbers.get(holder));
            }
        }
        Map<String, String> expected = new HashMap<>();
        places.forEach((entry, place) -> {
            if (isBelow(place.incident(), incident)) {
                expected.put(entry, place.incident());
            }
        });
        assertThat(shown).as("in the timeline of %s", incident).isEqualTo(expected);
        assertThat(answer.recorded()).extracting(TimelineEntry::position).isSorted().doesNotHaveDuplicates();

        IncidentView view = views.now(incident).orElseThrow().view();
        assertThat(view.course().related().mergedInto()).isEqualTo(mergedInto.get(incident));
        assertThat(view.course().related().absorbed()).containsExactlyElementsOf(mergedInto.entrySet().stream()
                .filter(merge -> merge.getValue().equals(incident)).map(Map.Entry::getKey).toList());
        assertThat(view.course().status()).isEqualTo(mergedInto.containsKey(incident)
                ? Status.MERGED
                : cancelled.containsKey(incident) ? Status.CANCELLED : Status.INVESTIGATING);
    }

    private boolean isBelow(String incident, String survivor) {
        @Nullable String next = incident;
        while (next != null && !next.equals(survivor)) {
            next = mergedInto.get(next);
        }
        return next != null;
    }

    private void step(Random random) {
        String incident = incident(random.nextInt(INCIDENTS));
        String other = incident(random.nextInt(INCIDENTS));
        boolean stands = !mergedInto.containsKey(incident) && !cancelled.containsKey(incident);
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> {
                if (stands && !incident.equals(other) && !mergedInto.containsKey(other)
                        && !cancelled.containsKey(other)) {
                    merge(incident, other);
                }
            }
            case 3 -> {
                String from = mergedInto.remove(incident);
                if (from != null) {
                    ledger.add(incident, new IncidentUnmerged(from, "another cause", null));
                    ledger.add(from, new DuplicateReleased(incident, "another cause", null));
                }
            }
            case 4 -> {
                if (stands) {
                    ledger.add(incident, new IncidentCancelled("a false alarm", null));
                    cancelled.put(incident, true);
                }
            }
            case 5 -> {
                if (cancelled.remove(incident) != null) {
                    ledger.add(incident, new IncidentRevived("it was none", null));
                }
            }
            case 6, 7 -> write(incident, BEGINNING.plusSeconds(random.nextInt(1_000)));
            default -> move(random, other);
        }
    }

    private void merge(String from, String into) {
        ledger.add(from, new IncidentMerged(into, "the same outage", null));
        ledger.add(into, new DuplicateAbsorbed(from, null));
        mergedInto.put(from, into);
    }

    private void write(String incident, Instant at) {
        String entry = "entry-" + places.size();
        place(entry, incident, new TimelineEntryAdded(entry, EntryKind.NOTE, "words", List.of(), at));
    }

    /// The entry keeps its id, so an entry that is moved back has two places in the same timeline, one of which is
    /// current.
    private void move(Random random, String to) {
        if (places.isEmpty()) {
            return;
        }
        String entry = "entry-" + random.nextInt(places.size());
        Place from = places.get(entry);
        if (!from.incident().equals(to)) {
            ledger.add(from.incident(), new EntryMovedAway(entry, from.sequence(), to, entry, "wrong here", null));
            place(entry, to, new EntryMovedHere(entry, EntryKind.NOTE, "words", List.of(), from.incident(), entry,
                    "ada", BEGINNING, BEGINNING));
        }
    }

    private void place(String entry, String incident, IncidentEvent event) {
        ledger.add(incident, event);
        places.put(entry, new Place(incident, log.headSequence(incident).orElseThrow()));
    }

    @Test
    void aHundredOfAChainAreShownAndTheRestIsCounted() {
        declare(MergeLinks.MAX_ABSORBED + 3);
        for (int i = 0; i < numbers.size(); i++) {
            write(incident(i), BEGINNING);
        }
        for (int i = numbers.size() - 1; i > 0; i--) {
            merge(incident(i), incident(i - 1));
        }
        IncidentViewWithAbsorbed<TimelineView> incidentViewWithAbsorbed = new MergedTimelineReader(timelines)
                .read(timelines.now(incident(0)).orElseThrow(), log.head().position());

        assertThat(incidentViewWithAbsorbed.absorbed()).hasSize(MergeLinks.MAX_ABSORBED);
        assertThat(incidentViewWithAbsorbed.left()).isPositive();
        assertThat(
                MergedTimelineReader.entries(incidentViewWithAbsorbed, TimelineView.Order.OCCURRED, NumbersById.NONE))
                .filteredOn(entry -> entry.entryId().startsWith("entry-")).hasSize(MergeLinks.MAX_ABSORBED + 1)
                .extracting(TimelineEntry::entryId).doesNotHaveDuplicates();
    }

    /// No rule allows this, but earlier releases did not lock both incidents.
    @Test
    void aCircleOfAnyLengthEnds() {
        declare(INCIDENTS);
        for (int i = 0; i < INCIDENTS; i++) {
            write(incident(i), BEGINNING);
            ledger.add(incident(i), new IncidentMerged(incident((i + 1) % INCIDENTS), null, null));
            ledger.add(incident((i + 1) % INCIDENTS), new DuplicateAbsorbed(incident(i), null));
        }
        for (String incident : numbers.keySet()) {
            Answer answer = answer(timelines.now(incident).orElseThrow(), log.head().position(), timelines);
            assertThat(answer.meant()).filteredOn(entry -> entry.entryId().startsWith("entry-")).hasSize(INCIDENTS)
                    .extracting(TimelineEntry::entryId).doesNotHaveDuplicates();
        }
    }
}
