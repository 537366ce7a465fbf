package io.incidentledger.events.milestones;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import io.incidentledger.events.Audience;
import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.Correction;
import io.incidentledger.events.History;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import org.junit.jupiter.api.Test;

import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests with random histories that the superseded facts agree with the milestones, the impact and the details.
class RandomSupersededFactsTest {

    private static final int STORIES = 3_000;
    private static final int EVENTS = 24;

    private static String clock(int minute) {
        return "%02d:%02d".formatted(14 + minute / 60, minute % 60);
    }

    /// Returns one of a few times, so that many events share a time.
    private static Instant some(Random random) {
        return time(clock(random.nextInt(6) * 5));
    }

    private static IncidentEvent event(Random random, int size) {
        Milestone milestone = Milestone.values()[random.nextInt(Milestone.values().length)];
        MilestoneQuality quality = random.nextBoolean() ? MilestoneQuality.ESTIMATED : null;
        return switch (random.nextInt(17)) {
            case 0 -> new IncidentAcknowledged(some(random));
            case 1 -> new IncidentMitigated(null, some(random));
            case 2, 3 -> new IncidentResolved(null, some(random));
            case 4 -> new IncidentReopened(null, some(random));
            case 5 -> new IncidentClosed(null, some(random));
            case 6, 7 -> new MilestoneRecorded(milestone, quality, null, some(random));
            case 8 -> new MilestoneRecorded(Milestone.IMPACT_ENDED, quality, null, some(random));
            case 9 -> new MilestoneRecorded(Milestone.RESOLVED, quality, null, some(random));
            case 10 -> new MilestoneCleared(random.nextBoolean() ? milestone : Milestone.RESOLVED, null, null);
            case 11 -> impact(interval(null, "13:00", clock(random.nextInt(6) * 5)));
            case 12 -> new ImpactRecorded(new ImpactDetails(null, 1L * random.nextInt(3), null, null,
                    random.nextBoolean() ? List.of() : null, null, null), null);
            case 13 -> new DetailsChanged("title", null, null, random.nextBoolean() ? "issue" : null, null, null,
                    some(random));
            case 14 -> new StatusUpdated("u" + size, Status.values()[random.nextInt(4)],
                    random.nextBoolean() ? "words" : null, Audience.PUBLIC, some(random));
            case 15 -> new EntryBackdated("x", random.nextInt(size), some(random), "earlier", null);
            default -> new EntryRetracted("x", 1 + random.nextInt(size), "not here", null);
        };
    }

    private static History story(int seed) {
        Random random = new Random(seed);
        History history = History.ofIncident().declared(Severity.SEV2);
        for (int i = 1; i <= EVENTS; i++) {
            history.at(clock(2 * i)).from(random.nextInt(4) == 0 ? "import" : "cli").add(event(random, i));
        }
        return history;
    }

    private static Milestones milestones(List<RecordedEvent> meant) {
        Milestones milestones = Milestones.NONE;
        for (RecordedEvent event : meant) {
            milestones = milestones.evolve(event);
        }
        return milestones;
    }

    /// Returns the sequence of the entry that the event at a position is or corrects.
    private static long entryAt(List<RecordedEvent> recorded, long position) {
        RecordedEvent event = recorded.get((int) position - 1);
        return event.event() instanceof Correction correction ? correction.entrySequence() : event.sequence();
    }

    private static boolean holds(SupersededFacts superseded, long sequence, String fact) {
        return superseded.of(sequence).stream().noneMatch(mark -> mark.fact().equals(fact));
    }

    @Test
    void theEntryWhoseValueCountsIsNeverSuperseded() {
        int told = 0;
        for (int seed = 0; seed < STORIES; seed++) {
            List<RecordedEvent> recorded = story(seed).events();
            for (int size = 1; size <= recorded.size(); size++) {
                List<RecordedEvent> known = recorded.subList(0, size);
                List<RecordedEvent> meant = CorrectedEvents.corrected(known);
                Milestones milestones = milestones(meant);
                SupersededFacts superseded = SupersededFacts.of(meant);
                for (Milestone milestone : Milestone.values()) {
                    MilestoneFact fact = milestones.fact(milestone);
                    if (fact != null) {
                        told++;
                        assertThat(holds(superseded, entryAt(known, fact.position()), milestone.wireName()))
                                .as("%s of story %s after %s", milestone, seed, size).isTrue();
                    }
                }
                FactSource intervals = milestones.impact().told();
                if (intervals != null && !milestones.impact().stated().isEmpty()) {
                    assertThat(holds(superseded, entryAt(known, intervals.position()), "intervals"))
                            .as("story %s after %s", seed, size).isTrue();
                }
            }
        }
        assertThat(told).isGreaterThan(STORIES);
    }

    /// For milestones that exist once per cycle, this holds in the present cycle; for the others, in all cycles.
    @Test
    void aStatementWhoseValueDoesNotCountIsSuperseded() {
        int marked = 0;
        for (int seed = 0; seed < STORIES; seed++) {
            List<RecordedEvent> meant = CorrectedEvents.corrected(story(seed).events());
            int cycle = IntStream.range(0, meant.size())
                    .filter(i -> meant.get(i).event() instanceof IncidentReopened).max().orElse(0);
            Milestones milestones = milestones(meant);
            SupersededFacts superseded = SupersededFacts.of(meant);
            for (int i = 0; i < meant.size(); i++) {
                Milestone milestone = milestone(meant, meant.get(i));
                if (milestone == null || i < cycle
                        && (milestone == Milestone.IMPACT_ENDED
                                || MilestoneConsistencyChecker.OF_A_CYCLE.contains(milestone))) {
                    continue;
                }
                MilestoneFact fact = milestones.fact(milestone);
                if (fact == null || !fact.at().equals(meant.get(i).happenedAt())) {
                    marked++;
                    assertThat(holds(superseded, meant.get(i).sequence(), milestone.wireName()))
                            .as("story %s, %s", seed, meant.get(i)).isFalse();
                }
            }
        }
        assertThat(marked).isGreaterThan(STORIES);
    }

    /// Returns the milestone that an entry records explicitly or, if it is the last event of its type, implies.
    private static Milestone milestone(List<RecordedEvent> meant, RecordedEvent event) {
        return switch (event.event()) {
            case MilestoneRecorded told -> told.milestone();
            case IncidentDeclared _ -> Milestone.DECLARED;
            case IncidentResolved _ when isLast(meant, event) -> Milestone.RESOLVED;
            case IncidentClosed _ when isLast(meant, event) -> Milestone.CLOSED;
            case IncidentMitigated _ when isLast(meant, event) -> Milestone.MITIGATED;
            case IncidentEvent _ -> null;
        };
    }

    private static boolean isLast(List<RecordedEvent> meant, RecordedEvent event) {
        Class<?> type = event.event().getClass();
        return meant.stream().filter(each -> type.isInstance(each.event())).toList().getLast() == event;
    }

    @Test
    void ofEachFactOfTheDetailsAndTheImpactTheLastStatementHoldsAndNoOther() {
        for (int seed = 0; seed < STORIES; seed++) {
            List<RecordedEvent> meant = CorrectedEvents.corrected(story(seed).events());
            SupersededFacts superseded = SupersededFacts.of(meant);
            Map<String, List<Long>> told = new HashMap<>();
            for (RecordedEvent event : meant) {
                List<String> facts = switch (event.event()) {
                    case DetailsChanged change -> RecordedFactLister.of(change);
                    case ImpactRecorded impact -> RecordedFactLister.besidesIntervals(impact.facts());
                    case IncidentEvent _ -> List.of();
                };
                facts.forEach(fact -> told.computeIfAbsent(fact, _ -> new ArrayList<>()).add(event.sequence()));
            }
            for (Map.Entry<String, List<Long>> fact : told.entrySet()) {
                List<Long> entries = fact.getValue();
                assertThat(entries.stream().filter(entry -> holds(superseded, entry, fact.getKey())))
                        .as("%s of story %s", fact.getKey(), seed).containsExactly(entries.getLast());
                assertThat(entries).allMatch(
                        entry -> superseded.holding(entry, fact.getKey()) == entries.getLast());
            }
        }
    }
}
