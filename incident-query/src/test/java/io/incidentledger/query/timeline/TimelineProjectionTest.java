package io.incidentledger.query.timeline;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.EventTypes;
import io.incidentledger.events.History;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.IncidentNaming;
import io.incidentledger.events.Link;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.incidentledger.events.History.assigned;
import static io.incidentledger.events.History.declaration;
import static io.incidentledger.events.History.entry;
import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.time;
import static io.incidentledger.events.History.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class TimelineProjectionTest {

    private final History history = History.ofIncident().declared(Severity.SEV2);

    private List<TimelineEntry> entries(TimelineView.Order order) {
        return history.fold(new TimelineProjection()::evolve).entries(order, IncidentNaming.IDS);
    }

    private TimelineEntry last(IncidentEvent event) {
        return history.add(event).fold(new TimelineProjection()::evolve)
                .renderedEntries(TimelineView.Order.RECORDED, IncidentNaming.IDS).getLast();
    }

    @Test
    void anEntryCarriesItsEnvelope() {
        history.at("14:20").by("bob")
                .add(entry(EntryKind.ACTION, "rolled back", "14:11", new Link("https://d.example", "Deploy")));

        assertThat(entries(TimelineView.Order.RECORDED).getLast())
                .isEqualTo(new TimelineEntry("entry-rolled back", "action",
                        "rolled back", QuotingSentence.given("rolled back"), time("14:11"), time("14:20"), "bob", "cli",
                        2,
                        false, false, List.of(),
                        Map.of("links", List.of(new Link("https://d.example", "Deploy"))), null, null, null, null, null,
                        List.of(), null));
    }

    @Test
    void everyEventIsAnEntryAndNoneIsLost() {
        history.add(update(null, "a"), update(Status.MONITORING, null), new IncidentAcknowledged(null));
        TimelineView view = history.fold(new TimelineProjection()::evolve);

        assertThat(view.entries(TimelineView.Order.RECORDED, IncidentNaming.IDS)).extracting(TimelineEntry::position)
                .containsExactly(1L,
                        2L, 3L, 4L);
        assertThat(view.position()).isEqualTo(4);
        assertThat(view.sequence()).isEqualTo(3);
        assertThat(view.recordedAt()).isEqualTo(time("14:00"));
        assertThat(view.incidentId()).isEqualTo(History.INCIDENT);
    }

    @Test
    void whatHappenedFirstComesFirstAndWhatHappenedAtOnceInTheOrderOfTheLedger() {
        history.at("14:30").add(entry(EntryKind.NOTE, "late", "13:00"), entry(EntryKind.NOTE, "b", "14:00"),
                entry(EntryKind.NOTE, "a", "14:00"));

        assertThat(entries(TimelineView.Order.OCCURRED)).extracting(TimelineEntry::position).containsExactly(2L, 1L, 3L,
                4L);
        assertThat(entries(TimelineView.Order.RECORDED)).extracting(TimelineEntry::position).containsExactly(1L, 2L, 3L,
                4L);
    }

    @Test
    void aFormerViewStaysAsItWas() {
        TimelineView before = history.fold(new TimelineProjection()::evolve);
        history.add(update(null, "more"));
        history.fold(new TimelineProjection()::evolve);

        assertThat(before.entries(TimelineView.Order.RECORDED, IncidentNaming.IDS)).hasSize(1);
    }

    @Test
    void aLongTimelineIsFoldedInStepsOfConstantSize() {
        int many = 200_000;
        TimelineProjection projection = new TimelineProjection();
        TimelineView view = null;
        EventProvenance nobody = new EventProvenance("ada", null, null, null, null);
        for (int i = 0; i < many; i++) {
            view = projection.evolve(view, new RecordedEvent(i + 1, time("14:00"), "i", i, "event-" + i, nobody,
                    entry(EntryKind.NOTE, "note", "14:00")));
        }

        assertThat(view.entries(TimelineView.Order.OCCURRED, IncidentNaming.IDS)).hasSize(many);
    }

    @Test
    void updatesAreKnownByTheirOwnIdsAndSystemFactsByTheirEvents() {
        assertThat(last(update(null, "words")).entryId()).isEqualTo("update-words");
        assertThat(last(new IncidentAcknowledged(null)).entryId()).isEqualTo("event-3");
    }

    @Test
    void detailsAreTheFactsUnderTheirNamesInTheLog() {
        assertThat(last(new SeverityChanged(Severity.SEV2, Severity.SEV1, "more users", null)).details())
                .isEqualTo(Map.of("previous", "SEV2", "severity", "SEV1", "reason", "more users"));
        assertThat(last(update(Status.IDENTIFIED, "found")).details())
                .isEqualTo(Map.of("status", "identified", "audience", "internal"));
        assertThat(last(new PostmortemSectionWritten(PostmortemSection.SUMMARY, "long text", null)).details())
                .isEqualTo(Map.of("section", "summary"));
        assertThat(last(new IncidentMitigated("rolled back", null)).details())
                .isEqualTo(Map.of("message", "rolled back"));
        assertThat(last(new IncidentAcknowledged(null)).details()).isEmpty();
    }

    static Stream<Arguments> sentences() {
        return Stream.of(
                arguments(declaration("Checkout fails", Severity.SEV2, Mode.LIVE, null, List.of(), Map.of()),
                        "incident-declared", "Declared as SEV2 by alice: Checkout fails"),
                arguments(declaration("Game day", Severity.SEV3, Mode.DRILL, null, List.of(), Map.of()),
                        "incident-declared",
                        "Drill declared as SEV3 by alice: Game day"),
                arguments(new IncidentAcknowledged(null), "incident-acknowledged", "Acknowledged by alice."),
                arguments(assigned(Role.INCIDENT_COMMANDER, "bob"), "role-assigned", "bob is incident commander."),
                arguments(new RoleAssigned(Role.SUBJECT_MATTER_EXPERT, "eve", "database", null, null), "role-assigned",
                        "eve is subject matter expert (database)."),
                arguments(new RoleAssigned(Role.SCRIBE, "bob", null, "types fast", null), "role-assigned",
                        "bob is scribe: types fast"),
                arguments(new RoleUnassigned(Role.SCRIBE, "bob", null, null), "role-unassigned",
                        "bob is no longer scribe."),
                arguments(new RoleUnassigned(Role.SCRIBE, "bob", "his shift is over", null), "role-unassigned",
                        "bob is no longer scribe: his shift is over"),
                arguments(new ResponsibilityAssigned("payments", null, null), "responsibility-assigned",
                        "Team payments is responsible."),
                arguments(new ResponsibilityAssigned(null, "erin", null), "responsibility-assigned",
                        "erin is responsible."),
                arguments(new SeverityChanged(Severity.SEV2, Severity.SEV1, "more users", null), "severity-changed",
                        "Severity raised from SEV2 to SEV1: more users"),
                arguments(new SeverityChanged(Severity.SEV2, Severity.SEV4, null, null), "severity-changed",
                        "Severity lowered from SEV2 to SEV4."),
                arguments(update(Status.IDENTIFIED, "A bad deployment"), "status-updated", "A bad deployment"),
                arguments(update(Status.IDENTIFIED, null), "status-updated", "Status changed to identified."),
                arguments(new StatusUpdated("u", null, null, Audience.PUBLIC, null), "status-updated",
                        "Status confirmed."),
                arguments(
                        new DetailsChanged("T", "S", Collections.singletonMap("kind", null), "I", "R", time("15:30"),
                                null),
                        "details-changed",
                        "Title: T; summary: S; issue: I; root cause: R; expected to be over at 2024-03-05 15:30 "
                                + "UTC; label kind removed"),
                arguments(new DetailsChanged(null, null, Map.of("kind", "x"), null, null, null, null),
                        "details-changed",
                        "Label kind: x"),
                arguments(new DetailsChanged(null, null, null, null, null, null, null), "details-changed",
                        "Details confirmed."),
                arguments(new VisibilityChanged(Visibility.RESTRICTED, null, null), "visibility-changed",
                        "Visibility changed to restricted."),
                arguments(new ServicesChanged(List.of("a", "b"), List.of("c"), null), "services-changed",
                        "Affected now: a, b; no longer affected: c."),
                arguments(entry(EntryKind.HYPOTHESIS, "the cache", null), "hypothesis", "the cache"),
                arguments(new MilestoneRecorded(Milestone.IMPACT_STARTED, MilestoneQuality.ESTIMATED, null, null),
                        "milestone-recorded", "Impact started (estimated)."),
                arguments(new MilestoneRecorded(Milestone.MITIGATION_STARTED, null, "from chat", null),
                        "milestone-recorded",
                        "Mitigation started: from chat"),
                arguments(new MilestoneCleared(Milestone.DETECTED, "typo", null), "milestone-cleared",
                        "The stated time of “detected” was withdrawn: typo"),
                arguments(impact(interval(null, "13:00", null)), "impact-recorded", "Impact recorded: intervals: 1."),
                arguments(
                        new ImpactRecorded(
                                new ImpactDetails(null, 1200L, new BigDecimal("0.125"), List.of("acme", "initech"),
                                        List.of(), "12000.50 USD", new BigDecimal("21.5")),
                                null),
                        "impact-recorded",
                        "Impact recorded: users affected: 1200; share of users: 12.5 %; customers: acme, "
                                + "initech; regions: none; "
                                + "revenue: 12000.50 USD; error budget used (minutes): 21.5."),
                arguments(new IncidentMitigated("rolled back", null), "incident-mitigated", "Mitigated: rolled back"),
                arguments(new IncidentResolved(null, null), "incident-resolved", "Resolved."),
                arguments(new IncidentResolved("Resolved between 10:00 and 10:05.", null), "incident-resolved",
                        "Resolved between 10:00 and 10:05."),
                arguments(new IncidentResolved("Resolved", null), "incident-resolved", "Resolved: Resolved"),
                arguments(new IncidentResolved("Resolvedness", null), "incident-resolved", "Resolved: Resolvedness"),
                arguments(new EntryAmended("x", 1, "m", null, null, null, null, "a typo", null), "entry-amended",
                        "Entry amended by alice: a typo"),
                arguments(new EntryBackdated("x", 1, time("13:30"), "late", null), "entry-backdated",
                        "Entry moved to 2024-03-05 13:30 UTC by alice: late"),
                arguments(new EntryMovedAway("x", 1, "x-1", "y", "wrong room", null), "entry-moved-away",
                        "Entry moved to x-1 by alice: wrong room"),
                arguments(new EntryMovedHere("y", EntryKind.NOTE, "a note", List.of(), "x-1", "x", "bob",
                        time("13:30"), time("13:20")), "note", "a note"),
                arguments(new EntryRetracted("x", 1, "wrong room", null), "entry-retracted",
                        "Entry retracted by alice: wrong room"),
                arguments(new IncidentReopened("again", null), "incident-reopened", "Reopened: again"),
                arguments(new IncidentClosed(" ", null), "incident-closed", "Closed."),
                arguments(new IncidentCancelled(null, null), "incident-cancelled", "Cancelled as a false alarm."),
                arguments(new IncidentMerged("x-1", null, null), "incident-merged",
                        "Merged into x-1 as a duplicate."),
                arguments(new IncidentRevived("it is real", null), "incident-revived",
                        "Revived: it was no false alarm: it is real"),
                arguments(new IncidentUnmerged("x-1", null, null), "incident-unmerged",
                        "Unmerged: no duplicate of x-1."),
                arguments(new DuplicateReleased("x-2", "another cause", null), "duplicate-released",
                        "x-2 is no duplicate of this incident any more: another cause"),
                arguments(new DuplicateAbsorbed("x-2", null), "duplicate-absorbed",
                        "x-2 was merged into this incident as a duplicate."),
                arguments(
                        new ActionItemAdded("a", "Fix it", "bob", ActionItemPriority.P1, LocalDate.of(2024, 3, 12),
                                null),
                        "action-item-added", "Action item added: Fix it (P1, owner bob, due 2024-03-12)"),
                arguments(new PostmortemSectionWritten(PostmortemSection.ROOT_CAUSE, "long", null),
                        "postmortem-section-written",
                        "Postmortem section “root cause” written by alice."),
                arguments(new PostmortemTimelineSignedOff(null), "postmortem-timeline-signed-off",
                        "Timeline of the postmortem signed off by alice."),
                arguments(new PostmortemPublished(null), "postmortem-published", "Postmortem published by alice."));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void everyEventReadsAsASentenceUnderItsKind(IncidentEvent event, String kind, String sentence) {
        TimelineEntry entry = last(event);

        assertThat(entry.message()).isEqualTo(sentence);
        assertThat(entry.kind()).isEqualTo(kind);
    }

    @Test
    void noEventIsWithoutASentenceInThisTest() {
        assertThat(sentences().map(it -> it.get()[0].getClass()).distinct())
                .hasSize((int) EventTypes.classesOf(IncidentEvent.class).count() - 1);
        assertThat(last(new ActionItemChanged("a", null, null, null, ActionItemStatus.DONE, null, null)).kind())
                .isEqualTo("action-item-changed");
    }

    @Test
    void aChangedActionItemIsNamedByItsTitle() {
        history.add(new ActionItemAdded("a-1", "Fix it", null, ActionItemPriority.P2, null, null));
        assertThat(last(new ActionItemChanged("a-1", null, "carol", ActionItemPriority.P1, ActionItemStatus.IN_PROGRESS,
                null, null))
                .message()).isEqualTo("Action item changed: Fix it (status in-progress, owner carol, priority P1)");
        assertThat(last(new ActionItemChanged("a-1", "Fix it for good", null, null, null, null, null)).message())
                .isEqualTo("Action item changed: Fix it for good");
    }

    @Test
    void nobodyIsNamedWhenNobodySaidWhoActs() {
        assertThat(history.by("anonymous").add(new IncidentAcknowledged(null)).fold(new TimelineProjection()::evolve)
                .entries(TimelineView.Order.RECORDED, IncidentNaming.IDS).getLast().message())
                .isEqualTo("Acknowledged.");
    }
}
