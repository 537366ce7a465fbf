package io.incidentledger.query.incident;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.History;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.IncidentEvent.DuplicateReleased;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.IncidentRevived;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.ResponsibilityAssigned;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.RoleUnassigned;
import io.incidentledger.events.IncidentEvent.ServicesChanged;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.VisibilityChanged;
import io.incidentledger.events.Link;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Mode;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.milestones.MeasurementStatus;
import io.incidentledger.events.warnings.ConsistencyWarning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.incidentledger.events.History.assigned;
import static io.incidentledger.events.History.entry;
import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static io.incidentledger.events.History.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class IncidentProjectionTest {

    private static final Instant NOW = time("2024-04-01T00:00:00Z");

    private final History history = History.ofIncident().declared(Severity.SEV3);

    private IncidentResponse after(IncidentEvent... events) {
        history.add(events);
        return answer(NOW);
    }

    private IncidentResponse answer(Instant now) {
        return IncidentResponse.of(history.foldMeant(new IncidentProjection()::evolve), null,
                DurationDefinitions.DEFAULT,
                now);
    }

    private List<String> roles(IncidentResponse response) {
        return response.roles().stream()
                .map(held -> held.role().wireName() + " " + held.assignee() + (held.implicit() ? " implicitly" : ""))
                .toList();
    }

    private List<String> warnings(Instant now) {
        return answer(now).warnings().stream().map(ConsistencyWarning::code).toList();
    }

    @Test
    void aDeclarationSaysEverythingThatItKnows() {
        History declared = History.ofIncident("i-1", 7).at("14:03").by("dana").add(new IncidentDeclared("Logins fail",
                "since the deployment", Severity.SEV1, List.of("login", "sso", "login"), Map.of("tier", "1"),
                Visibility.RESTRICTED, Mode.BACKFILL, "customer", new ExternalRef("desk", "77", null), time("13:55")));

        IncidentResponse response = IncidentResponse.of(declared.fold(new IncidentProjection()::evolve), 12L,
                DurationDefinitions.DEFAULT, NOW);

        assertThat(response.incidentId()).isEqualTo("i-1");
        assertThat(response.number()).isEqualTo(12L);
        assertThat(response.title()).isEqualTo("Logins fail");
        assertThat(response.summary()).isEqualTo("since the deployment");
        assertThat(response.status()).isEqualTo(Status.INVESTIGATING);
        assertThat(response.open()).isTrue();
        assertThat(response.services()).containsExactly("login", "sso");
        assertThat(response.labels()).containsExactly(Map.entry("tier", "1"));
        assertThat(response.visibility()).isEqualTo(Visibility.RESTRICTED);
        assertThat(response.mode()).isEqualTo(Mode.BACKFILL);
        assertThat(response.source()).isEqualTo("customer");
        assertThat(response.declaredBy()).isEqualTo("dana");
        assertThat(response.declaredAt()).isEqualTo(time("13:55"));
        assertThat(response.externalRef()).isEqualTo(new ExternalRef("desk", "77", null));
        assertThat(response.position()).isEqualTo(7);
        assertThat(response.sequence()).isZero();
        assertThat(response.recordedAt()).isEqualTo(time("14:03"));
    }

    @Test
    void aStreamThatBeginsOtherwiseIsRefused() {
        RecordedEvent second = History.ofIncident().add(new IncidentResolved(null, null)).events().getFirst();

        assertThatThrownBy(() -> new IncidentProjection().evolve(null, second))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("begins with IncidentResolved at position 1");
    }

    @Test
    void foldingLeavesTheFormerViewAsItWas() {
        IncidentView before = history.fold(new IncidentProjection()::evolve);
        IncidentResponse answered = IncidentResponse.of(before, null, DurationDefinitions.DEFAULT, NOW);
        history.add(assigned(Role.INCIDENT_COMMANDER, "bob"), update(Status.IDENTIFIED, "x"),
                impact(interval(null, "13:00", null)),
                new ServicesChanged(List.of("b"), List.of(), null),
                new ActionItemAdded("a", "t", null, ActionItemPriority.P1, null, null));
        IncidentView view = before;
        for (RecordedEvent event : history.events().subList(1, history.events().size())) {
            view = new IncidentProjection().evolve(view, event);
        }

        assertThat(IncidentResponse.of(before, null, DurationDefinitions.DEFAULT, NOW)).isEqualTo(answered);
        assertThat(IncidentResponse.of(view, null, DurationDefinitions.DEFAULT, NOW)).isNotEqualTo(answered);
    }

    @Test
    void statusFollowsTheLifecycle() {
        assertThat(after(update(Status.IDENTIFIED, null)).status()).isEqualTo(Status.IDENTIFIED);
        assertThat(after(update(null, "words")).status()).isEqualTo(Status.IDENTIFIED);
        assertThat(after(new IncidentMitigated(null, null)).status()).isEqualTo(Status.MONITORING);
        assertThat(after(new IncidentResolved(null, null)).status()).isEqualTo(Status.RESOLVED);
        assertThat(after(new IncidentReopened(null, null)).status()).isEqualTo(Status.INVESTIGATING);
        assertThat(after(new IncidentResolved(null, null), new IncidentClosed(null, null)).status())
                .isEqualTo(Status.CLOSED);
        assertThat(answer(NOW).open()).isFalse();
    }

    @Test
    void anUpdateThatIsRecordedLateDoesNotReopen() {
        assertThat(after(new IncidentResolved(null, null), update(Status.INVESTIGATING, "late")).status())
                .isEqualTo(Status.RESOLVED);
    }

    @Test
    void aCancelledIncidentIsOver() {
        assertThat(after(new IncidentCancelled("nothing", null)).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void mergedIncidentsKnowEachOther() {
        assertThat(after(new DuplicateAbsorbed("d-1", null), new DuplicateAbsorbed("d-2", null)).absorbed())
                .containsExactly("d-1", "d-2");
        IncidentResponse merged = after(new IncidentMerged("other", "same", null));
        assertThat(merged.mergedInto()).isEqualTo("other");
        assertThat(merged.status()).isEqualTo(Status.MERGED);
    }

    @Test
    void whatUndoesACancellationOrAMergeBringsTheFormerStatusBack() {
        assertThat(after(update(Status.IDENTIFIED, null), new IncidentCancelled(null, null)).status())
                .isEqualTo(Status.CANCELLED);
        assertThat(after(new IncidentRevived("it is real", null)).status()).isEqualTo(Status.IDENTIFIED);
        assertThat(after(new IncidentResolved(null, null), new IncidentMerged("other", null, null)).mergedInto())
                .isEqualTo("other");
        IncidentResponse unmerged = after(new IncidentUnmerged("other", null, null));
        assertThat(unmerged.status()).isEqualTo(Status.RESOLVED);
        assertThat(unmerged.mergedInto()).isNull();
    }

    @Test
    void whatWasLearnedOfTheStatusMeanwhileCounts() {
        assertThat(after(new IncidentMerged("other", null, null), update(Status.MONITORING, "late")).status())
                .isEqualTo(Status.MERGED);
        assertThat(after(new IncidentUnmerged("other", null, null)).status()).isEqualTo(Status.MONITORING);
    }

    @Test
    void aDuplicateThatWasReleasedIsAbsorbedNoMore() {
        assertThat(after(new DuplicateAbsorbed("d-1", null), new DuplicateAbsorbed("d-2", null),
                new DuplicateReleased("d-1", null, null)).absorbed()).containsExactly("d-2");
    }

    @Test
    void severityRemembersTheFirstAndTheWorst() {
        IncidentResponse response = after(new SeverityChanged(Severity.SEV3, Severity.SEV1, null, null),
                new SeverityChanged(Severity.SEV1, Severity.SEV2, null, null));

        assertThat(response.severity()).isEqualTo(Severity.SEV2);
        assertThat(response.peakSeverity()).isEqualTo(Severity.SEV1);
        assertThat(response.initialSeverity()).isEqualTo(Severity.SEV3);
    }

    @Test
    void givenDetailsChangeAndTheOthersStay() {
        after(new DetailsChanged("Better title", null, Map.of("a", "1", "b", "2"), "pool is empty", null, time("16:00"),
                null));
        Map<String, String> labels = new HashMap<>();
        labels.put("a", null);
        IncidentResponse response = after(new DetailsChanged(null, "All of it", labels, null, "leak", null, null));

        assertThat(response.title()).isEqualTo("Better title");
        assertThat(response.summary()).isEqualTo("All of it");
        assertThat(response.labels()).containsExactly(Map.entry("b", "2"));
        assertThat(response.issue()).isEqualTo("pool is empty");
        assertThat(response.rootCause()).isEqualTo("leak");
        assertThat(response.eta()).isEqualTo(time("16:00"));
    }

    @Test
    void servicesVisibilityAndResponsibilityChange() {
        IncidentResponse response = after(new ServicesChanged(List.of("search", "checkout"), List.of(), null),
                new ServicesChanged(List.of("pay"), List.of("search"), null),
                new VisibilityChanged(Visibility.RESTRICTED, "legal", null),
                new ResponsibilityAssigned("payments", null, null));

        assertThat(response.services()).containsExactly("checkout", "pay");
        assertThat(response.visibility()).isEqualTo(Visibility.RESTRICTED);
        assertThat(response.responsible()).isEqualTo(new ResponsibleParty("payments", null));
        assertThat(after(new ResponsibilityAssigned(null, "erin", null)).responsible())
                .isEqualTo(new ResponsibleParty(null, "erin"));
    }

    @Test
    void anIncidentWithoutACommanderSaysSoUntilItIsOver() {
        assertThat(answer(NOW).needsCommander()).isTrue();
        assertThat(answer(NOW).roles()).isEmpty();
        assertThat(after(assigned(Role.INCIDENT_COMMANDER, "bob")).needsCommander()).isFalse();
        assertThat(History.ofIncident().declared(Severity.SEV1).add(new IncidentResolved(null, null))
                .fold(new IncidentProjection()::evolve).needsCommander()).isFalse();
    }

    @Test
    void theCommanderImplicitlyHoldsEveryLeadThatNobodyElseHolds() {
        IncidentResponse response = after(assigned(Role.INCIDENT_COMMANDER, "bob"),
                assigned(Role.OPERATIONS_LEAD, "carol"),
                assigned(Role.SCRIBE, "dan"));

        assertThat(roles(response)).containsExactly("incident-commander bob", "operations-lead carol",
                "communications-lead bob implicitly", "planning-lead bob implicitly", "scribe dan");
    }

    @Test
    void anImplicitLeadIsHeldSinceItBecameVacant() {
        history.at("14:05").add(assigned(Role.INCIDENT_COMMANDER, "bob"), assigned(Role.OPERATIONS_LEAD, "carol"))
                .at("14:30").add(new RoleUnassigned(Role.OPERATIONS_LEAD, "carol", null, null));

        assertThat(answer(NOW).roles()).filteredOn(held -> held.role() == Role.OPERATIONS_LEAD)
                .containsExactly(new RoleAssignment(Role.OPERATIONS_LEAD, "bob", null, time("14:30"), null, true));
        assertThat(answer(NOW).roles()).filteredOn(held -> held.role() == Role.PLANNING_LEAD)
                .extracting(RoleAssignment::since).containsExactly(time("14:05"));
    }

    @Test
    void aRoleWithOneHolderPassesOnAndExpertsAreSeveral() {
        IncidentResponse response = after(assigned(Role.INCIDENT_COMMANDER, "bob"),
                assigned(Role.INCIDENT_COMMANDER, "carol"),
                assigned(Role.SUBJECT_MATTER_EXPERT, "dan"),
                new RoleAssigned(Role.SUBJECT_MATTER_EXPERT, "erin", "database", null, null),
                new RoleAssigned(Role.SUBJECT_MATTER_EXPERT, "dan", "network", null, null));

        assertThat(response.roles()).filteredOn(held -> !held.implicit())
                .extracting(RoleAssignment::role, RoleAssignment::assignee, RoleAssignment::scope)
                .containsExactly(tuple(Role.INCIDENT_COMMANDER, "carol", null),
                        tuple(Role.SUBJECT_MATTER_EXPERT, "erin", "database"),
                        tuple(Role.SUBJECT_MATTER_EXPERT, "dan", "network"));
    }

    @Test
    void leavingARoleThatOneDoesNotHoldChangesNothing() {
        after(assigned(Role.SCRIBE, "bob"));

        assertThat(roles(after(new RoleUnassigned(Role.SCRIBE, "carol", null, null)))).containsExactly("scribe bob");
        assertThat(roles(after(new RoleUnassigned(Role.SCRIBE, "bob", null, null)))).isEmpty();
    }

    @Test
    void impactFactsAddUpAndAGivenListReplacesTheFormer() {
        after(new ImpactRecorded(
                new ImpactDetails(null, 100L, new BigDecimal("0.02"), List.of("acme"), List.of("eu"), null, null),
                null));
        ImpactResponse answer = after(new ImpactRecorded(
                new ImpactDetails(List.of(interval("checkout", "13:50", null)), 250L, null, List.of("acme", "initech"),
                        null,
                        "12000.50 USD", new BigDecimal("21.5")),
                null)).impact();

        assertThat(answer).isEqualTo(new ImpactResponse(
                List.of(new ImpactResponse.Interval("checkout", null, time("13:50"), null)), 250L,
                new BigDecimal("0.02"),
                List.of("acme", "initech"), List.of("eu"), "12000.50 USD", new BigDecimal("21.5")));
    }

    @Test
    void countsAndTheLastUpdateFollow() {
        history.at("14:20").by("carol").add(update(Status.IDENTIFIED, "found"), entry(EntryKind.NOTE, "n", null),
                entry(EntryKind.LINK, "l", null, new Link("https://dash.example/1", "Dashboard")),
                new ActionItemAdded("a-1", "One", null, ActionItemPriority.P1, null, null),
                new ActionItemAdded("a-2", "Two", null, ActionItemPriority.P2, null, null),
                new ActionItemChanged("a-1", null, null, null, ActionItemStatus.DONE, null, null),
                new ActionItemChanged("a-2", null, "dan", null, null, null, null));

        IncidentResponse response = answer(NOW);

        assertThat(response.counts()).isEqualTo(new IncidentResponse.Counts(1, 2, 2, 1));
        assertThat(response.links()).containsExactly(new Link("https://dash.example/1", "Dashboard"));
        assertThat(response.lastUpdate())
                .isEqualTo(new LatestStatusUpdate("update-found", Status.IDENTIFIED, "found", Audience.INTERNAL,
                        "carol", time("14:20"), time("14:20")));
    }

    @Test
    void theLatestUpdateInTheWorldIsTheLast() {
        history.at("14:30");
        IncidentResponse response = after(new StatusUpdated("2", null, "b", Audience.PUBLIC, time("14:20")),
                new StatusUpdated("1", null, "a", Audience.PUBLIC, time("14:10")));

        assertThat(response.counts().updates()).isEqualTo(2);
        assertThat(response.lastUpdate().message()).isEqualTo("b");
    }

    @Test
    void milestonesAndDurationsCarryTheirApiNames() {
        IncidentResponse response = after(stated(Milestone.IMPACT_STARTED, "13:50"),
                stated(Milestone.IMPACT_ENDED, "14:20"));

        assertThat(response.milestones()).hasSize(13).containsKeys("impactStarted", "postmortemPublished");
        assertThat(response.milestones().get("impactStarted").at()).isEqualTo(time("13:50"));
        assertThat(response.durations()).hasSize(9).containsEntry("timeToRestore",
                new DurationResponse(BigDecimal.valueOf(1800), MeasurementStatus.RECORDED, null));
        assertThat(response.durations().get("timeToResolve").seconds()).isNull();
    }

    @Test
    void aStatedDeclarationMovesTheTimeOfDeclaring() {
        assertThat(after(stated(Milestone.DECLARED, "13:30")).declaredAt()).isEqualTo(time("13:30"));
    }

    @Test
    void warningsNameWhatIsMissing() {
        assertThat(warnings(time("14:10"))).containsExactly("needs-commander", "responsible-missing");

        after(assigned(Role.INCIDENT_COMMANDER, "bob"), new ResponsibilityAssigned("payments", null, null));
        assertThat(warnings(time("14:10"))).isEmpty();

        after(new SeverityChanged(Severity.SEV3, Severity.SEV1, null, null));
        assertThat(warnings(time("14:10"))).containsExactly("leads-unassigned");
    }

    @Test
    void anOverdueUpdateShowsByTheSeverity() {
        after(assigned(Role.INCIDENT_COMMANDER, "bob"), new ResponsibilityAssigned("payments", null, null));
        assertThat(warnings(time("14:30"))).isEmpty();
        assertThat(warnings(time("14:31"))).containsExactly("update-overdue");

        history.at("14:31").add(update(null, "still looking"));
        assertThat(warnings(time("15:01"))).isEmpty();
        assertThat(warnings(time("15:02"))).containsExactly("update-overdue");

        after(new SeverityChanged(Severity.SEV3, Severity.SEV5, null, null));
        assertThat(warnings(NOW)).isEmpty();
    }

    /// Recording facts about the past of a live incident does not make it count as reported after the fact.
    @ParameterizedTest(name = "{0}")
    @MethodSource("looksBack")
    void oneWhoseWordsAreDueIsToldOfWhateverLooksBack(String toldAt, IncidentEvent last) {
        history.at("14:01").add(assigned(Role.INCIDENT_COMMANDER, "bob"),
                new ResponsibilityAssigned("payments", null, null), update(Status.IDENTIFIED, "it is the pool"));
        history.at(toldAt).add(last);

        assertThat(warnings(time("20:00"))).contains("update-overdue");
    }

    static List<Arguments> looksBack() {
        return List.of(arguments("14:05", stated(Milestone.IMPACT_STARTED, "12:30")),
                arguments("15:30", entry(EntryKind.NOTE, "first sign", "14:02")),
                arguments("15:30", new EntryMovedHere("m", EntryKind.NOTE, "first sign", List.of(), "i-2", "n", "ann",
                        time("13:00"), time("12:00"))),
                arguments("14:05", impact(interval(null, "12:30", null))),
                arguments("15:30", new MilestoneCleared(Milestone.DETECTED, null, time("12:00"))),
                arguments("15:30", updateOf(null, "told late", "14:02")),
                arguments("15:30", new SeverityChanged(Severity.SEV3, Severity.SEV2, null, time("14:02"))),
                arguments("15:30", new EntryBackdated("e", 0, time("12:30"), "it was noticed then", null)),
                arguments("15:30", new EntryBackdated("u", 3, time("14:00"), "a minute earlier", null)));
    }

    @Test
    void nobodyWaitsForWordsOfWhatIsWrittenDownAfterwards() {
        History written = History.ofIncident().at("14:00").add(
                History.declaration("Logins fail", Severity.SEV3, Mode.LIVE, "12:30", List.of(), Map.of()));
        assertThat(codes(written)).doesNotContain("update-overdue");
        written.at("14:05").add(stated(Milestone.IMPACT_STARTED, "12:10"), entry(EntryKind.NOTE, "a sign", "14:04"),
                updateOf(Status.IDENTIFIED, "it was the pool", "12:45"),
                new ActionItemAdded("a", "t", null, ActionItemPriority.P1, null, null),
                new IncidentMitigated(null, time("12:50")));
        assertThat(codes(written)).doesNotContain("update-overdue");
        written.at("14:10").add(update(null, "it goes on"));
        assertThat(codes(written)).contains("update-overdue");
        written.at("16:00").add(updateOf(null, "told late", "14:20"));
        assertThat(codes(written)).contains("update-overdue");
    }

    @Test
    void nobodyWaitsForWordsOfWhatIsImportedUntilPeopleTakeItOn() {
        History imported = History.ofIncident().from("import").declared(Severity.SEV3);
        imported.add(update(Status.INVESTIGATING, "we look"), assigned(Role.INCIDENT_COMMANDER, "bob"));
        assertThat(codes(imported)).doesNotContain("update-overdue");
        imported.from("manual").add(new ActionItemAdded("a", "t", null, ActionItemPriority.P1, null, null));
        assertThat(codes(imported)).doesNotContain("update-overdue");
        imported.add(new IncidentAcknowledged(null));
        assertThat(codes(imported)).contains("update-overdue");
        imported.from("import").add(update(null, "imported again"));
        assertThat(codes(imported)).contains("update-overdue");
    }

    @Test
    void nobodyWaitsForWordsOfABackfill() {
        History filled = History.ofIncident().add(
                History.declaration("Logins fail", Severity.SEV3, Mode.BACKFILL, null, List.of(), Map.of()),
                update(Status.INVESTIGATING, "we look"));
        assertThat(codes(filled)).doesNotContain("update-overdue");
    }

    private static List<String> codes(History history) {
        return IncidentResponse
                .of(history.foldMeant(new IncidentProjection()::evolve), null, DurationDefinitions.DEFAULT, NOW)
                .warnings().stream().map(ConsistencyWarning::code).toList();
    }

    private static StatusUpdated updateOf(Status status, String message, String at) {
        return new StatusUpdated("u", status, message, Audience.INTERNAL, time(at));
    }

    @Test
    void aStatusThatTakesAMitigationBackIsTold() {
        history.at("14:10").add(assigned(Role.INCIDENT_COMMANDER, "bob"),
                new ResponsibilityAssigned("payments", null, null), update(Status.IDENTIFIED, "it is the pool"));
        assertThat(warnings(time("14:30"))).isEmpty();

        history.at("14:12").add(new IncidentMitigated("told late", time("14:05")));
        assertThat(warnings(time("14:30"))).containsExactly("mitigation-taken-back");
        after(new IncidentMitigated(null, null));
        assertThat(warnings(time("14:30"))).isEmpty();
        after(update(Status.INVESTIGATING, "it came back"));
        assertThat(warnings(time("14:30"))).containsExactly("mitigation-taken-back");
        after(new IncidentResolved(null, null));
        assertThat(warnings(time("14:30"))).isEmpty();
    }

    @Test
    void nothingIsOverdueOnceItIsOverButContradictionsShow() {
        after(new IncidentResolved(null, time("13:00")));

        assertThat(answer(NOW).warnings()).extracting(ConsistencyWarning::code, ConsistencyWarning::message)
                .containsExactly(tuple("milestones-out-of-order",
                        "resolved is before declared: an incident cannot be resolved before it is declared."));
    }
}
