package io.incidentledger.events.durations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

import io.incidentledger.events.Audience;
import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.milestones.Milestones;
import io.incidentledger.events.policy.MilestoneOccurrence;
import io.incidentledger.events.policy.OccurrenceChoice;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.incidentledger.events.History.assigned;
import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static io.incidentledger.events.History.update;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests which of several occurrences a side of a measure refers to.
@Soaked
class OccurrencesTest {

    private static final int SEEDS = Dose.of(500, 40_000);

    private final History history = History.ofIncident().declared(Severity.SEV2);

    private static Milestones milestones(History history) {
        Milestones milestones = Milestones.NONE;
        for (RecordedEvent event : history.events()) {
            milestones = milestones.evolve(event);
        }
        return milestones;
    }

    private static Instant at(MilestoneFact fact) {
        return fact == null ? null : fact.at();
    }

    private void assertOccurrences(Milestone milestone, String first, String last) {
        Milestones milestones = milestones(history);
        assertThat(at(milestones.fact(new MilestoneOccurrence(milestone, OccurrenceChoice.FIRST)))).as("first")
                .isEqualTo(time(first));
        assertThat(at(milestones.fact(new MilestoneOccurrence(milestone, OccurrenceChoice.LAST)))).as("last")
                .isEqualTo(time(last));
    }

    @ParameterizedTest
    @EnumSource(Milestone.class)
    void whatWasReachedOnceWasReachedFirstAndLastThen(Milestone milestone) {
        history.add(stated(Milestone.IMPACT_STARTED, "13:50"), stated(milestone, "14:30"));

        assertOccurrences(milestone, "14:30", "14:30");
    }

    @ParameterizedTest
    @EnumSource(value = Milestone.class, names = "DECLARED", mode = EnumSource.Mode.EXCLUDE)
    void whatWasNotReachedHasNeither(Milestone milestone) {
        assertOccurrences(milestone, null, null);
    }

    @Test
    void updatesHaveAFirstAndALastInTheWorldWhateverTheOrderInWhichTheyWereRecorded() {
        history.at("14:30")
                .add(update(null, "two"), new StatusUpdated("u", null, "one", Audience.INTERNAL, time("14:12")))
                .at("15:10").add(update(null, "three"))
                .at("15:20").add(new StatusUpdated("v", null, "late entry", Audience.INTERNAL, time("14:40")));

        assertOccurrences(Milestone.FIRST_UPDATE, "14:12", "15:10");
    }

    @Test
    void whatIsStatedOfTheFirstUpdateLeavesTheLastOneAlone() {
        history.at("14:30").add(update(null, "one")).at("15:10").add(update(null, "two"),
                stated(Milestone.FIRST_UPDATE, "14:10"));
        assertOccurrences(Milestone.FIRST_UPDATE, "14:10", "15:10");

        history.add(stated(Milestone.FIRST_UPDATE, "15:30"));
        assertOccurrences(Milestone.FIRST_UPDATE, "15:30", "15:30");
    }

    @Test
    void whatIsStatedOfTheOnlyOccurrenceIsBothAndItsWithdrawalToo() {
        history.at("14:30").add(assigned(Role.INCIDENT_COMMANDER, "bob"),
                stated(Milestone.COMMANDER_ASSIGNED, "14:10"));
        assertOccurrences(Milestone.COMMANDER_ASSIGNED, "14:10", "14:10");

        history.add(new MilestoneCleared(Milestone.COMMANDER_ASSIGNED, null, null));
        assertOccurrences(Milestone.COMMANDER_ASSIGNED, "14:30", "14:30");
    }

    @Test
    void theFirstResolutionStandsThroughReopeningsAndTheLastIsOpenUntilItComes() {
        history.at("14:20").add(new IncidentResolved(null, null)).at("15:00").add(new IncidentReopened(null, null));
        assertOccurrences(Milestone.RESOLVED, "14:20", null);

        history.at("15:30").add(new IncidentResolved(null, null)).at("16:00").add(new IncidentReopened(null, null))
                .at("16:10").add(new IncidentResolved(null, null));
        assertOccurrences(Milestone.RESOLVED, "14:20", "16:10");
    }

    @Test
    void whatIsStatedInACycleIsTheLastOccurrenceOfThatCycle() {
        history.at("14:20").add(new IncidentMitigated(null, null)).at("14:30").add(new IncidentMitigated(null, null),
                stated(Milestone.MITIGATED, "14:25"));
        assertOccurrences(Milestone.MITIGATED, "14:20", "14:25");

        history.at("15:00").add(new IncidentReopened(null, null), stated(Milestone.MITIGATED, "15:40"));
        assertOccurrences(Milestone.MITIGATED, "14:20", "15:40");
    }

    @Test
    void aStatedResolutionOfTheFirstCycleStandsAfterItsReopening() {
        history.at("14:20").add(new IncidentResolved(null, null), stated(Milestone.RESOLVED, "14:15")).at("15:00")
                .add(new IncidentReopened(null, null));

        assertOccurrences(Milestone.RESOLVED, "14:15", null);
    }

    @Test
    void theImpactEndsFirstWhenNothingIsImpairedAnyMore() {
        history.add(impact(interval("search", "13:00", "13:20"), interval("checkout", "13:10", "13:30"),
                interval("pay", "13:30", "13:40"), interval("search", "15:00", "15:10")));

        assertOccurrences(Milestone.IMPACT_ENDED, "13:40", "15:10");
        assertOccurrences(Milestone.IMPACT_STARTED, "13:00", "15:00");
    }

    @Test
    void everyReopeningIsAnotherBeginningOfTheImpact() {
        history.add(stated(Milestone.IMPACT_STARTED, "13:50"), new IncidentResolved(null, time("14:20")),
                stated(Milestone.IMPACT_ENDED, "14:20"), new IncidentReopened(null, time("15:00")));
        assertOccurrences(Milestone.IMPACT_STARTED, "13:50", "15:00");
        assertOccurrences(Milestone.IMPACT_ENDED, "14:20", null);

        history.add(stated(Milestone.IMPACT_ENDED, "15:25"));
        assertOccurrences(Milestone.IMPACT_ENDED, "14:20", "15:25");
    }

    @Test
    void oneImpactHasTheBeginningAndTheEndThatWereStated() {
        history.add(impact(interval(null, "13:45", "14:10")), stated(Milestone.IMPACT_STARTED, "13:40"),
                stated(Milestone.IMPACT_ENDED, "14:15"));

        assertOccurrences(Milestone.IMPACT_STARTED, "13:40", "13:40");
        assertOccurrences(Milestone.IMPACT_ENDED, "14:15", "14:15");
    }

    @Test
    void randomHistoriesHaveTheOccurrencesThatTheirEventsSay() {
        for (int seed = 0; seed < SEEDS && !Dose.usedUp("OccurrencesTest, histories", seed, SEEDS); seed++) {
            History random = random(new Random(seed));
            Milestones folded = milestones(random);
            assertThat(at(folded.fact(new MilestoneOccurrence(Milestone.FIRST_UPDATE, OccurrenceChoice.LAST))))
                    .as("seed %s", seed)
                    .isEqualTo(
                            latest(random, event -> event instanceof StatusUpdated update && update.message() != null));
            assertThat(at(folded.fact(new MilestoneOccurrence(Milestone.COMMANDER_ASSIGNED, OccurrenceChoice.LAST))))
                    .as("seed %s", seed)
                    .isEqualTo(latest(random, RoleAssigned.class::isInstance));
            assertThat(at(folded.fact(new MilestoneOccurrence(Milestone.RESOLVED, OccurrenceChoice.FIRST))))
                    .as("seed %s", seed)
                    .isEqualTo(earliestOfTheFirstCycle(random, IncidentResolved.class));
            assertThat(at(folded.fact(new MilestoneOccurrence(Milestone.CLOSED, OccurrenceChoice.FIRST))))
                    .as("seed %s", seed)
                    .isEqualTo(earliestOfTheFirstCycle(random, IncidentClosed.class));
        }
    }

    private static History random(Random random) {
        History history = History.ofIncident().declared(Severity.SEV2).at("2024-03-06T14:00:00Z");
        for (int events = random.nextInt(20); events > 0; events--) {
            Instant at = time("14:00").plusSeconds(60L * random.nextInt(600));
            history.add(switch (random.nextInt(6)) {
                case 0 -> new StatusUpdated("u" + events, null, "text", Audience.PUBLIC, at);
                case 1 -> new RoleAssigned(Role.INCIDENT_COMMANDER, "p" + events, null, null, at);
                case 2, 3 -> new IncidentResolved(null, at);
                case 4 -> new IncidentClosed(null, at);
                default -> new IncidentReopened(null, at);
            });
        }
        return history;
    }

    private static Instant latest(History history, Predicate<IncidentEvent> kind) {
        return history.events().stream().filter(event -> kind.test(event.event())).map(RecordedEvent::happenedAt)
                .max(Comparator.naturalOrder()).orElse(null);
    }

    private static Instant earliestOfTheFirstCycle(History history, Class<? extends IncidentEvent> kind) {
        List<Instant> cycle = new ArrayList<>();
        for (RecordedEvent event : history.events()) {
            if (event.event() instanceof IncidentReopened && !cycle.isEmpty()) {
                break;
            }
            if (kind.isInstance(event.event())) {
                cycle.add(event.happenedAt());
            }
        }
        return cycle.stream().min(Comparator.naturalOrder()).orElse(null);
    }
}
