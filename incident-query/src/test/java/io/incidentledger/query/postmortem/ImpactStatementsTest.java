package io.incidentledger.query.postmortem;

import java.time.Instant;
import java.util.List;

import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.query.displaynumbers.NumbersById;
import io.incidentledger.query.folding.IncidentViewWithAbsorbed;
import io.incidentledger.query.timeline.QuotingSentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static io.incidentledger.events.History.update;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests that statements about the impact in different places agree with each other.
class ImpactStatementsTest {

    private static final Instant NOW = time("2024-03-07T12:00:00Z");

    private final History history = History.ofIncident().declared(Severity.SEV2);

    private List<String> said(String section) {
        return PostmortemAssembler
                .of(IncidentViewWithAbsorbed.alone(history.foldMeant(new PostmortemProjection()::evolve)), 12L,
                        NumbersById.NONE,
                        DurationDefinitions.DEFAULT, NOW)
                .sections().get(section).generated().stream().map(QuotingSentence::text)
                .toList();
    }

    @Test
    void anOpenIntervalOfACancelledIncidentDoesNotLast() {
        history.add(impact(interval("web", "14:00", null)), new IncidentCancelled("false alarm", time("16:00")));
        assertThat(said("impact")).contains("Duration: 2024-03-05 14:00 UTC to not known",
                "web: 2024-03-05 14:00 UTC to not known").noneMatch(line -> line.contains("it lasts"));
        assertThat(said("summary")).contains("How long the impact lasted is not known.");
    }

    @Test
    void whatLastsIsNotSaidToHaveLastedAnUnknownTime() {
        history.add(impact(interval("web", "14:00", null)));
        assertThat(said("impact")).contains("Duration: 2024-03-05 14:00 UTC to now, it lasts",
                "web: 2024-03-05 14:00 UTC to now, it lasts");
        assertThat(said("summary")).contains("The impact lasts.").noneMatch(line -> line.contains("not known"));
    }

    @Test
    void interruptionsAreNamedWhereTheLengthIsNotThatFromBeginningToEnd() {
        history.add(stated(Milestone.IMPACT_STARTED, "14:00"), new IncidentResolved("fixed", time("15:00")),
                stated(Milestone.IMPACT_ENDED, "15:00", MilestoneQuality.ESTIMATED),
                new IncidentReopened("again", time("16:00")), new IncidentResolved("fixed", time("16:30")),
                stated(Milestone.IMPACT_ENDED, "16:30", MilestoneQuality.ESTIMATED));
        assertThat(said("impact").getFirst())
                .endsWith(" 16:30 UTC (estimated), with interruptions (1 h 30 min in all)");
        assertThat(said("summary")).contains("The impact lasted 1 h 30 min.");
    }

    @Test
    void aStatedEndThatTheIntervalsDontHaveIsSaidToDiffer() {
        history.add(impact(interval(null, "14:00", "16:00")), stated(Milestone.IMPACT_ENDED, "15:00"),
                stated(Milestone.IMPACT_STARTED, "13:30"));
        assertThat(said("impact")).contains("Duration: 2024-03-05 13:30 UTC to 2024-03-05 15:00 UTC"
                + "; its intervals say otherwise, 2 h in all",
                "The incident as a whole: 2024-03-05 14:00 UTC to 2024-03-05 16:00 UTC");
    }

    @Test
    void oneIntervalFromBeginningToEndIsItsLength() {
        history.add(impact(interval(null, "14:00", "16:00")));
        assertThat(said("impact").getFirst()).endsWith("16:00 UTC (2 h)");
    }

    @Test
    void whatBeganAtAnUnknownTimeLastsEverywhereOrNowhere() {
        assertThat(said("impact")).contains("Duration: not known to now, it lasts");
        assertThat(said("summary")).contains("The impact lasts; since when is not known.")
                .noneMatch(line -> line.contains("lasted"));
        history.add(new IncidentCancelled("false alarm", time("16:00")));
        assertThat(said("impact")).contains("Duration: not known to not known");
        assertThat(said("summary")).contains("How long the impact lasted is not known.");
    }

    @Test
    void whatAnUpdateCallsResolvedIsNotSaidToBeUnresolved() {
        history.add(update(Status.RESOLVED, "all is well"));
        assertThat(said("summary")).contains("When it was resolved is not known.")
                .noneMatch(line -> line.contains("not resolved"));
    }

    @Test
    void whatIsClosedWithoutAResolutionIsNotSaidToBeUnresolved() {
        history.add(new IncidentClosed(null, time("16:00")));
        assertThat(said("summary")).contains("When it was resolved is not known.")
                .noneMatch(line -> line.contains("not resolved"));
    }

    @ParameterizedTest
    @EnumSource(value = Status.class, names = {"INVESTIGATING", "IDENTIFIED", "MONITORING"})
    void whatIsWorkedOnIsNotResolved(Status status) {
        history.add(update(status, "we look"));
        assertThat(said("summary")).contains("It is not resolved: " + status.wireName() + ".");
    }

    @Test
    void anUnknownBeginningIsNoOther() {
        history.add(new IncidentResolved("fixed", time("15:00")), new IncidentReopened("again", time("16:00")),
                new IncidentResolved("fixed", time("16:30")),
                stated(Milestone.IMPACT_ENDED, "16:30", MilestoneQuality.ESTIMATED));
        assertThat(said("impact").getFirst()).isEqualTo("Duration: not known to 2024-03-05 16:30 UTC (estimated)");
    }
}
