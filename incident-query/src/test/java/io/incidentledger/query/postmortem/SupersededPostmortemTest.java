package io.incidentledger.query.postmortem;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.Audience;
import io.incidentledger.events.History;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.query.displaynumbers.NumbersById;
import io.incidentledger.query.folding.IncidentViewWithAbsorbed;
import io.incidentledger.query.timeline.QuotingSentence;
import io.incidentledger.tiers.CpuTime;
import org.junit.jupiter.api.Test;

import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/// Tests that superseded facts are struck through in the documents, and also marked as superseded in words for readers
/// who cannot see that.
class SupersededPostmortemTest {

    private static final Instant NOW = time("2024-03-07T12:00:00Z");

    private final History history = History.ofIncident().declared(Severity.SEV2);

    private PostmortemResponse answer() {
        return PostmortemAssembler.of(
                IncidentViewWithAbsorbed.alone(history.foldMeant(new PostmortemProjection()::evolve)),
                12L,
                NumbersById.NONE,
                DurationDefinitions.DEFAULT, NOW);
    }

    private String markdown() {
        return PostmortemMarkdown.of(answer());
    }

    private String page() {
        return PostmortemHtml.of(answer());
    }

    @Test
    void aStartThatIsStatedTwiceIsStruckOnce() {
        history.add(stated(Milestone.IMPACT_STARTED, "13:40"), stated(Milestone.IMPACT_STARTED, "13:50"));
        assertThat(markdown()).contains("| ~~13:40~~ | ~~Impact started.~~ *(superseded)* | alice |",
                "| 13:50 | Impact started. | alice |");
        assertThat(page()).contains("""
                <tr><td class="time"><s><time datetime="2024-03-05T13:40:00Z">13:40</time></s></td>\
                <td class="what"><s>Impact started.</s> <small>(superseded)</small></td>""", """
                <tr><td class="time"><time datetime="2024-03-05T13:50:00Z">13:50</time></td>\
                <td class="what">Impact started.</td>""");
    }

    @Test
    void timesWithinOneMinuteAreToldApart() {
        history.add(stated(Milestone.IMPACT_STARTED, "2024-03-05T13:40:10Z"),
                stated(Milestone.IMPACT_STARTED, "2024-03-05T13:40:40Z"),
                new IncidentResolved("fixed", time("2024-03-05T15:40:05Z")),
                stated(Milestone.RESOLVED, "2024-03-05T15:40:50Z"),
                stated(Milestone.RESOLVED, "2024-03-05T15:40:50.5Z"));
        assertThat(markdown()).contains("| ~~13:40:10~~ | ~~Impact started.~~ *(superseded)* | alice |",
                "| 13:40:40 | Impact started. | alice |", "Resolved: fixed *(time superseded: 15:40:50",
                "| ~~15:40:50.000000~~ | ~~Resolved.~~ *(superseded)* | alice |",
                "| 15:40:50.500000 | Resolved. | alice |");
        assertThat(page()).contains("<s><time datetime=\"2024-03-05T13:40:10Z\">13:40:10</time></s>",
                "<time datetime=\"2024-03-05T13:40:40Z\">13:40:40</time>");
    }

    @Test
    void ofAStepThatHappenedAtAnotherTimeOnlyTheTimeIsStruck() {
        history.add(new IncidentResolved("fixed", time("15:40")),
                stated(Milestone.IMPACT_ENDED, "15:40", MilestoneQuality.ESTIMATED),
                stated(Milestone.RESOLVED, "15:10"), stated(Milestone.RESOLVED, "15:20"));
        assertThat(markdown()).contains("| ~~15:40~~ | Resolved: fixed *(time superseded: 15:20)* | alice |",
                "| ~~15:40~~ | ~~Impact ended (estimated).~~ *(superseded)* | alice |",
                "| ~~15:10~~ | ~~Resolved.~~ *(superseded)* | alice |", "| 15:20 | Resolved. | alice |")
                .doesNotContain("| 15:40");
        assertThat(page()).contains("""
                <s><time datetime="2024-03-05T15:40:00Z">15:40</time></s></td><td class="what">\
                Resolved: <bdi>fixed</bdi> <small>(time superseded: 15:20)</small></td>""");
    }

    @Test
    void noGeneratedSentenceTellsATimeOfResolutionThatWasCorrected() {
        history.add(new StatusUpdated("u", Status.RESOLVED, null, Audience.INTERNAL, time("15:40")),
                new IncidentResolved(null, time("15:40")),
                stated(Milestone.IMPACT_ENDED, "15:40", MilestoneQuality.ESTIMATED),
                stated(Milestone.RESOLVED, "15:20"));
        assertThat(markdown().lines().filter(line -> line.contains("15:40"))).hasSize(3)
                .allMatch(line -> line.startsWith("| ~~15:40~~ |"));
        assertThat(page().lines().filter(line -> line.contains("15:40"))).hasSize(3)
                .allMatch(line -> line.contains("<s><time ") && line.contains("superseded"));
    }

    @Test
    void whatWorkedWorkedWhenItWasStatedLast() {
        history.add(new IncidentMitigated("rolled back", time("14:50")), stated(Milestone.MITIGATED, "14:30"),
                stated(Milestone.MITIGATED, "14:40"));
        assertThat(markdown()).contains("- 2024-03-05 14:40 UTC, what worked: rolled back").doesNotContain("14:50 UTC");
    }

    @Test
    void whatIsPartlySupersededNamesThat() {
        history.at("14:10").add(new ImpactRecorded(
                new ImpactDetails(null, 100L, null, null, List.of("eu"), null, null), null),
                new DetailsChanged("Checkout", null, Map.of("a|b", "1"), "cards", null, null, null)).at("14:20")
                .add(new ImpactRecorded(new ImpactDetails(null, 200L, null, null, null, null, null), null),
                        new DetailsChanged("Payments", null, Map.of("a|b", "2"), null, null, null, null));
        assertThat(markdown()).contains(
                "| 14:10 | Impact recorded: users affected: 100; regions: eu. *(superseded: users affected)* |",
                "*(superseded: title, label a\\|b)*");
        assertThat(page()).contains("Impact recorded: users affected: <bdi>100</bdi>; regions: <bdi>eu</bdi>. "
                + "<small>(superseded: users affected)</small>", "(superseded: title, label <bdi>a|b</bdi>)");
    }

    @Test
    void whatNobodyStatedAnewIsNotStruck() {
        history.add(stated(Milestone.IMPACT_STARTED, "13:40"), new IncidentResolved("fixed", time("15:40")));
        assertThat(markdown()).doesNotContain("~~", "superseded");
        assertThat(page()).doesNotContain("<s>", "<small>", "superseded");
    }

    /// Sources choose the ids of their updates, so an update may have the same id as another entry.
    @Test
    void anUpdateThatIsCalledLikeTheEntryThatSupersedesItIsNotTakenForIt() {
        history.add(new StatusUpdated("event-4", Status.RESOLVED, null, Audience.INTERNAL, time("15:40")),
                new IncidentResolved(null, time("15:40")), stated(Milestone.RESOLVED, "15:20"));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(markdown().lines().filter(line -> line.contains("time superseded: 15:20"))).hasSize(2);
            assertThat(page().lines().filter(line -> line.contains("time superseded: 15:20"))).hasSize(2);
        });
    }

    @Test
    void manyStatementsOfAMitigationCostNoMoreThanTheirNumber() {
        history.add(new IncidentMitigated("rolled back", time("14:50")));
        for (int i = 0; i < 10_000; i++) {
            history.add(stated(Milestone.MITIGATED, i % 2 == 0 ? "14:30" : "14:40"));
        }
        assertThat(CpuTime.of(() -> assertThat(
                answer().section(PostmortemSection.RESPONSE).generated()).extracting(QuotingSentence::text)
                .contains("2024-03-05 14:40 UTC, what worked: rolled back"))).isLessThan(Duration.ofSeconds(10));
    }
}
