package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.List;

import io.incidentledger.command.incident.IncidentCommand.AmendEntry;
import io.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import io.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import io.incidentledger.command.incident.IncidentCommand.RetractEntry;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.Link;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.incident.Given.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CorrectionDecisionsTest {

    private static final IncidentEvent NOTE = new TimelineEntryAdded("n", EntryKind.NOTE, "a disk", List.of(), T1);
    private static final IncidentEvent UPDATE = new StatusUpdated("u", Status.IDENTIFIED, "It is the disk",
            Audience.PUBLIC, T1);
    private static final IncidentEvent RAISED = new SeverityChanged(Severity.SEV2, Severity.SEV1, "all", T1);

    private static AmendEntry amend(String entryId, String message, Instant at, Severity severity, Status status) {
        return new AmendEntry(ID, entryId, message, at, severity, status, null, null, "a typo");
    }

    /// Returns the state after events whose ids are e0, e1, …
    private static IncidentState recorded(IncidentEvent... events) {
        IncidentState state = null;
        for (int i = 0; i < events.length; i++) {
            state = Given.after(state, events[i], "e" + i, "", Given.T3);
        }
        return state;
    }

    private static IncidentState after(IncidentState state, List<IncidentEvent> news) {
        IncidentState next = state;
        for (IncidentEvent event : news) {
            next = Given.after(next, event);
        }
        return next;
    }

    @Test
    void wordsAndTimeOfAnEntryBecomeTwoFactsOfOneCommit() {
        Given.incident().given(DECLARED, NOTE).when(amend("n", "a full disk", T0, null, null)).expectEvents(
                new EntryAmended("n", 1, "a full disk", null, null, null, null, "a typo", null),
                new EntryBackdated("n", 1, T0, "a typo", null));
    }

    @Test
    void whatAnEntrySaysAlreadyIsNoNewsAndAnotherReasonForItIsRefused() {
        Given.incident().given(DECLARED, NOTE).when(amend("n", "a disk", T1, null, null))
                .expectException(Given.by(IncidentRule.ENTRY_UNCHANGED)).expectNoEvents();
        Given.incident().given(DECLARED, NOTE,
                new EntryAmended("n", 1, "a full disk", null, null, null, null, "a typo", null))
                .when(amend("n", "a full disk", null, null, null)).expectNoEvents();
        Given.incident().given(DECLARED, UPDATE).when(amend("u", null, null, null, Status.IDENTIFIED))
                .expectException(Given.by(IncidentRule.ENTRY_UNCHANGED)).expectNoEvents();
    }

    @Test
    void whoeverCorrectsACorrectionCorrectsTheEntryAgain() {
        Given.incident().given(DECLARED, NOTE, new EntryBackdated("n", 1, T0, "a typo", null))
                .when(amend("n", null, T1, null, null)).expectEvents(new EntryBackdated("n", 1, T1, "a typo", null));
    }

    @Test
    void linksAndAudienceAreFactsAsWell() {
        List<Link> links = List.of(new Link("https://graphs.example", null));
        Given.incident().given(DECLARED, NOTE)
                .when(new AmendEntry(ID, "n", null, null, null, null, null, links, "forgotten"))
                .expectEvents(new EntryAmended("n", 1, null, null, null, null, links, "forgotten", null));
        Given.incident().given(DECLARED, UPDATE)
                .when(new AmendEntry(ID, "u", null, null, null, null, Audience.INTERNAL, null, "secret"))
                .expectEvents(new EntryAmended("u", 1, null, null, null, Audience.INTERNAL, null, "secret", null));
    }

    @Test
    void anAmendedSeverityIsTheSeverity() {
        IncidentState raised = recorded(DECLARED, RAISED);
        IncidentState amended = after(raised,
                CorrectionDecisions.amend(raised, amend("e1", null, null, Severity.SEV3, null)));
        assertThat(amended.facts().severity()).isEqualTo(Severity.SEV3);
    }

    @Test
    void aRetractedSeverityGivesWayToTheOneBefore() {
        IncidentState raised = recorded(DECLARED, RAISED);
        IncidentState retracted = after(raised,
                CorrectionDecisions.retract(raised, new RetractEntry(ID, "e1", "wrong room")));
        assertThat(retracted.facts().severity()).isEqualTo(Severity.SEV2);
        assertThat(retracted.facts().title()).isEqualTo("Checkout fails");
    }

    @Test
    void anAmendedStatusIsTheStatus() {
        IncidentState told = recorded(DECLARED, UPDATE);
        assertThat(
                after(told, CorrectionDecisions.amend(told, amend("u", null, null, null, Status.MONITORING))).status())
                .isEqualTo(Status.MONITORING);
    }

    @Test
    void aRetractedResolutionTakesTheEndOfTheImpactAlong() {
        IncidentState open = recorded(DECLARED, UPDATE);
        IncidentState resolved = after(open, LifecycleDecisions.resolve(open, new ResolveIncident(ID, null, T2)));
        IncidentState told = recorded(DECLARED, UPDATE, new IncidentResolved(null, T2),
                new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T2));
        assertThat(resolved.impact()).as("what resolving tells").isEqualTo(told.impact());
        List<IncidentEvent> events = CorrectionDecisions.retract(told,
                new RetractEntry(ID, "e2", "the other incident"));
        assertThat(events).containsExactly(new EntryRetracted("e2", 2, "the other incident", null),
                new EntryRetracted("e3", 3, "the other incident", null));
        IncidentState retracted = after(told, events);
        assertThat(retracted.status()).isEqualTo(Status.IDENTIFIED);
        assertThat(retracted.impact().ended()).isFalse();
    }

    /// Resolved at T1, and announced again at T2.
    private static IncidentState resolvedAndSaidAgain() {
        return recorded(DECLARED, new IncidentResolved(null, T1),
                new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T1),
                new StatusUpdated("again", Status.RESOLVED, "really", Audience.INTERNAL, T2));
    }

    private static IncidentState resolvedByTheUpdate() {
        IncidentState state = resolvedAndSaidAgain();
        for (IncidentEvent event : CorrectionDecisions.retract(state, new RetractEntry(ID, "e1", "too early"))) {
            state = Given.after(state, event, EntryKind.nameOf(event), "", Given.T3);
        }
        return state;
    }

    @Test
    void anUpdateThatSaysResolvedResolvesWhenTheResolutionBeforeItIsRetracted() {
        IncidentState told = resolvedAndSaidAgain();
        assertThat(CorrectionDecisions.retract(told, new RetractEntry(ID, "e1", "too early"))).containsExactly(
                new EntryRetracted("e1", 1, "too early", null), new EntryRetracted("e2", 2, "too early", null),
                new IncidentResolved(null, T2),
                new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T2));

        IncidentState resolved = resolvedByTheUpdate();
        assertThat(resolved.status()).isEqualTo(Status.RESOLVED);
        assertThat(resolved.impact().ended()).isTrue();
    }

    @Test
    void whereTheUpdateSaysNoTimeItResolvedWhenItWasRecorded() {
        IncidentState told = recorded(DECLARED, new IncidentResolved(null, T1),
                new StatusUpdated("again", Status.RESOLVED, "really", Audience.INTERNAL, null));
        assertThat(CorrectionDecisions.retract(told, new RetractEntry(ID, "e1", "too early")))
                .contains(new IncidentResolved(null, Given.T3));
    }

    @Test
    void aResolutionThatAnUpdateBroughtAboutLaterGoesAlongWithTheUpdate() {
        IncidentState resolved = resolvedByTheUpdate();
        assertThat(after(resolved, CorrectionDecisions.retract(resolved, new RetractEntry(ID, "again", "not so")))
                .status())
                .isEqualTo(Status.INVESTIGATING);
        assertThat(CorrectionDecisions.amend(resolved, amend("again", null, T1, null, null))).filteredOn(
                EntryBackdated.class::isInstance).hasSize(3);

        assertThat(retractedWith(resolved, "incident-resolved")).contains("again");
    }

    @Test
    void wordsThatAreAddedToSuchAResolutionDoNotPartItFromTheUpdate() {
        IncidentState resolved = resolvedByTheUpdate();
        IncidentState worded = after(resolved,
                CorrectionDecisions.amend(resolved, amend("incident-resolved", "by a rollback", null, null, null)));
        assertThat(after(worded, CorrectionDecisions.retract(worded, new RetractEntry(ID, "again", "not so"))).status())
                .isEqualTo(Status.INVESTIGATING);
    }

    @Test
    void ofTwoUpdatesOfOneInstantTheFirstHasTheResolution() {
        IncidentState state = recorded(DECLARED, new IncidentResolved(null, T1),
                new StatusUpdated("one", Status.RESOLVED, "really", Audience.INTERNAL, T2),
                new StatusUpdated("two", Status.RESOLVED, "really", Audience.PUBLIC, T2));
        for (IncidentEvent event : CorrectionDecisions.retract(state, new RetractEntry(ID, "e1", "too early"))) {
            state = Given.after(state, event, EntryKind.nameOf(event), "", Given.T3);
        }
        assertThat(CorrectionDecisions.retract(state, new RetractEntry(ID, "two", "not so")))
                .containsExactly(new EntryRetracted("two", 3, "not so", null));
        assertThat(CorrectionDecisions.amend(state, amend("one", null, T0, null, null))).hasSize(3);
    }

    @Test
    void aClosedIncidentStaysClosedWhenItsResolutionIsRetracted() {
        IncidentState closed = recorded(DECLARED, new IncidentResolved(null, T1),
                new StatusUpdated("again", Status.RESOLVED, "really", Audience.INTERNAL, T1),
                new IncidentClosed(null, T2));
        assertThat(CorrectionDecisions.retract(closed, new RetractEntry(ID, "e1", "too early")))
                .containsExactly(new EntryRetracted("e1", 1, "too early", null));
    }

    @Test
    void theUpdateResolvesItOnceTheClosingIsRetractedAsWell() {
        IncidentState closed = recorded(DECLARED, new IncidentResolved(null, T1),
                new StatusUpdated("again", Status.RESOLVED, "really", Audience.INTERNAL, T1),
                new IncidentClosed(null, T2), new EntryRetracted("e1", 1, "too early", null));
        assertThat(CorrectionDecisions.retract(closed, new RetractEntry(ID, "e3", "not yet")))
                .contains(new IncidentResolved(null, T1));
    }

    @Test
    void whatAFormerReleaseLeftWithoutAResolutionGetsOneWhenAnotherUpdateComesToCount() {
        IncidentState state = recorded(DECLARED,
                new StatusUpdated("one", Status.RESOLVED, "over", Audience.INTERNAL, T1),
                new StatusUpdated("two", Status.RESOLVED, "really over", Audience.INTERNAL, T2));
        assertThat(CorrectionDecisions.retract(state, new RetractEntry(ID, "one", "not yet")))
                .contains(new IncidentResolved(null, T2));
    }

    @Test
    void anUpdateThatAnImportAloneToldIsLeftAsItIs() {
        IncidentState told = recorded(DECLARED, NOTE,
                new StatusUpdated("alone", Status.RESOLVED, "over", Audience.PUBLIC, T2));
        assertThat(CorrectionDecisions.retract(told, new RetractEntry(ID, "n", "not so")))
                .containsExactly(new EntryRetracted("n", 1, "not so", null));
    }

    @Test
    void aRetractedStepTakesTheTimesAlongThatWereStatedOfIt() {
        IncidentState told = recorded(DECLARED, new IncidentMitigated(null, T1), stated(Milestone.MITIGATED, T0),
                new IncidentResolved(null, T2), stated(Milestone.RESOLVED, T1), stated(Milestone.RESOLVED, T0));

        assertThat(retractedWith(told, "e3")).containsExactly("e3", "e4", "e5");
        assertThat(retractedWith(told, "e1")).containsExactly("e1", "e2");
        IncidentState open = after(told, CorrectionDecisions.retract(told, new RetractEntry(ID, "e3", "not so")));
        assertThat(open.milestones().states(Milestone.RESOLVED)).isFalse();
        assertThat(open.milestones().states(Milestone.MITIGATED)).isTrue();
    }

    @Test
    void whatWasStatedOfAnotherStepOrWithdrawnStays() {
        IncidentState acknowledgedTwice = recorded(DECLARED, new IncidentAcknowledged(T1), new IncidentAcknowledged(T2),
                stated(Milestone.ACKNOWLEDGED, T0));
        assertThat(retractedWith(acknowledgedTwice, "e2")).containsExactly("e2");
        IncidentState withdrawn = recorded(DECLARED, new IncidentMitigated(null, T1), stated(Milestone.MITIGATED, T0),
                new MilestoneCleared(Milestone.MITIGATED, null, null));
        assertThat(retractedWith(withdrawn, "e1")).containsExactly("e1");
        IncidentState before = recorded(DECLARED, stated(Milestone.MITIGATED, T0), new IncidentMitigated(null, T1));
        assertThat(retractedWith(before, "e2")).containsExactly("e2");
        IncidentState twice = recorded(DECLARED, new IncidentResolved(null, T0), stated(Milestone.RESOLVED, T1),
                new IncidentReopened(null, T2), new IncidentResolved(null, T3), stated(Milestone.RESOLVED, T3));
        assertThat(retractedWith(twice, "e1")).containsExactly("e1", "e2");
        assertThat(retractedWith(twice, "e4")).containsExactly("e4", "e5");
    }

    private static MilestoneRecorded stated(Milestone milestone, Instant at) {
        return new MilestoneRecorded(milestone, null, null, at);
    }

    private static List<String> retractedWith(IncidentState told, String entryId) {
        return CorrectionDecisions.retract(told, new RetractEntry(ID, entryId, "not so")).stream()
                .map(event -> ((EntryRetracted) event).entryId()).toList();
    }

    @Test
    void anUpdateThatResolvedIsRetractedWithAllThatFollowedFromIt() {
        IncidentState told = recorded(DECLARED,
                new StatusUpdated("r", Status.RESOLVED, "done", Audience.PUBLIC, T2), new IncidentResolved(null, T2),
                new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T2));
        assertThat(CorrectionDecisions.retract(told, new RetractEntry(ID, "r", "too early"))).hasSize(3);
        assertThat(after(told, CorrectionDecisions.retract(told, new RetractEntry(ID, "r", "too early"))).status())
                .isEqualTo(Status.INVESTIGATING);
    }

    @Test
    void aResolutionIsRetractedWithTheUpdateThatToldIt() {
        IncidentState told = recorded(DECLARED, UPDATE,
                new StatusUpdated("r", Status.RESOLVED, "done", Audience.PUBLIC, T2), new IncidentResolved(null, T2),
                new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T2));
        List<IncidentEvent> events = CorrectionDecisions.retract(told, new RetractEntry(ID, "e3", "too early"));
        assertThat(events).extracting(event -> ((EntryRetracted) event).entryId()).containsExactly("r", "e3", "e4");
        assertThat(after(told, events).status()).isEqualTo(Status.IDENTIFIED);

        IncidentState moved = after(told, CorrectionDecisions.amend(told, amend("e3", null, T1, null, null)));
        assertThat(CorrectionDecisions.retract(moved, new RetractEntry(ID, "e3", "too early"))).hasSize(3);
        assertThat(CorrectionDecisions.retract(moved, new RetractEntry(ID, "r", "too early"))).hasSize(1);
    }

    @Test
    void aRefusalNamesTheEntryAsTheTimelineDoes() {
        IncidentState noted = recorded(DECLARED, NOTE);
        assertThatThrownBy(() -> CorrectionDecisions.amend(noted, amend("e0", "no", null, null, null)))
                .hasMessageContaining("of the kind incident-declared can't be corrected: message.");
        assertThatThrownBy(
                () -> CorrectionDecisions.amend(noted, amend("n", null, null, Severity.SEV1, Status.MONITORING)))
                .hasMessageContaining("of the kind note can't be corrected: severity, status.");
        assertThatThrownBy(() -> CorrectionDecisions.retract(noted, new RetractEntry(ID, "e0", "no")))
                .hasMessageContaining("of the kind incident-declared can't be retracted");
    }

    @Test
    void aBackdatedResolutionTakesTheEndOfTheImpactAlongUnlessThatWasStatedOtherwise() {
        IncidentEvent resolved = new IncidentResolved(null, T2);
        IncidentEvent ended = new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T2);
        assertThat(CorrectionDecisions.amend(recorded(DECLARED, resolved, ended), amend("e1", null, T1, null, null)))
                .containsExactly(new EntryBackdated("e1", 1, T1, "a typo", null),
                        new EntryBackdated("e2", 2, T1, "a typo", null));
        IncidentState otherwise = recorded(DECLARED, resolved, ended, new EntryBackdated("e2", 2, T3, "late", null));
        assertThat(CorrectionDecisions.amend(otherwise, amend("e1", null, T1, null, null)))
                .containsExactly(new EntryBackdated("e1", 1, T1, "a typo", null));
    }

    @Test
    void afterARetractedReopeningTheIncidentIsResolvedAsBefore() {
        IncidentState told = recorded(DECLARED, RESOLVED, new IncidentReopened("no", T2));
        assertThat(after(told, CorrectionDecisions.retract(told, new RetractEntry(ID, "e2", "another one"))).status())
                .isEqualTo(Status.RESOLVED);
    }

    @Test
    void aCorrectionInvalidatesTheSignedTimeline() {
        IncidentState signed = recorded(DECLARED, NOTE, RESOLVED, new PostmortemTimelineSignedOff(T3));
        assertThat(signed.postmortem().signedOff()).isTrue();
        assertThat(after(signed, CorrectionDecisions.amend(signed, amend("n", "other", null, null, null))).postmortem()
                .signedOff()).isFalse();
    }

    @Test
    void whatHappensAfterACorrectionIsDecidedOnTheCorrectedState() {
        Given.incident().given(DECLARED, RESOLVED, new EntryRetracted("r", 1, "not yet", null))
                .when(new ReopenIncident(ID, null, null)).expectException(Given.by(IncidentRule.INCIDENT_NOT_RESOLVED));
    }

    @Test
    void whatWasRetractedIsNotAmendedAndRetractedAgainForTheSameReasonIsNoNews() {
        IncidentState told = recorded(DECLARED, NOTE, new EntryRetracted("n", 1, "not here", null));
        assertThatThrownBy(() -> CorrectionDecisions.amend(told, amend("n", "x", null, null, null)))
                .isInstanceOfSatisfying(RuleViolationException.class,
                        refusal -> assertThat(refusal.rule()).isEqualTo(IncidentRule.ENTRY_RETRACTED));
        assertThat(CorrectionDecisions.retract(told, new RetractEntry(ID, "n", "not here"))).isEmpty();
        assertThatThrownBy(() -> CorrectionDecisions.retract(told, new RetractEntry(ID, "n", "again")))
                .isInstanceOfSatisfying(RuleViolationException.class,
                        refusal -> assertThat(refusal.rule()).isEqualTo(IncidentRule.ENTRY_RETRACTED));
    }

    @Test
    void whatHasACommandOfItsOwnIsNotCorrected() {
        for (AmendEntry impossible : List.of(amend("n", null, null, Severity.SEV1, null),
                amend("e0", "words", null, null, null), amend("n", null, null, null, Status.MONITORING))) {
            assertThatThrownBy(() -> CorrectionDecisions.amend(recorded(DECLARED, NOTE), impossible))
                    .isInstanceOfSatisfying(RuleViolationException.class,
                            refusal -> assertThat(refusal.rule()).isEqualTo(IncidentRule.ENTRY_NOT_CORRECTABLE));
        }
        assertThatThrownBy(() -> CorrectionDecisions.retract(recorded(DECLARED), new RetractEntry(ID, "e0", "no")))
                .isInstanceOf(RuleViolationException.class).hasMessageContaining("can't be retracted");
    }

    @Test
    void anAmendmentDoesNotResolve() {
        for (Status[] change : new Status[][]{{Status.IDENTIFIED, Status.RESOLVED},
            {Status.RESOLVED, Status.MONITORING}, {Status.IDENTIFIED, Status.CLOSED}}) {
            IncidentState told = recorded(DECLARED, new StatusUpdated("u", change[0], "…", Audience.PUBLIC, T1));
            assertThatThrownBy(() -> CorrectionDecisions.amend(told, amend("u", null, null, null, change[1])))
                    .isInstanceOf(RuleViolationException.class);
        }
    }

    @Test
    void whatTheTimelineDoesNotNameIsUnknown() {
        assertThatThrownBy(() -> CorrectionDecisions.retract(recorded(DECLARED), new RetractEntry(ID, "x", "no")))
                .isInstanceOf(UnknownEntryException.class).hasMessageContaining("no timeline entry x");
    }

    @Test
    void theClosedTheCancelledAndTheMergedAreCorrectedToo() {
        for (IncidentEvent end : List.of(CANCELLED, MERGED)) {
            assertThat(CorrectionDecisions.amend(recorded(DECLARED, NOTE, end), amend("n", "x", null, null, null)))
                    .hasSize(1);
        }
        assertThat(CorrectionDecisions.amend(recorded(DECLARED, NOTE, RESOLVED, CLOSED),
                amend("n", "x", null, null, null)))
                .hasSize(1);
    }

    @Nested
    class WhatWasStatedAnew {

        private static MilestoneRecorded stated(Milestone milestone, Instant at) {
            return new MilestoneRecorded(milestone, null, null, at);
        }

        private static void assertRefused(IncidentState state, String entry, String message, Instant at,
                String holding) {
            assertThatThrownBy(() -> CorrectionDecisions.amend(state, amend(entry, message, at, null, null)))
                    .isInstanceOfSatisfying(RuleViolationException.class, refused -> {
                        assertThat(refused.rule()).isEqualTo(IncidentRule.ENTRY_SUPERSEDED);
                        assertThat(refused.entryId()).isEqualTo(holding);
                        assertThat(refused.getMessage()).contains(holding);
                    });
        }

        @Test
        void isNotAmendedAndTheRefusalNamesWhatHolds() {
            IncidentState twice = recorded(DECLARED, stated(Milestone.IMPACT_STARTED, T0),
                    stated(Milestone.IMPACT_STARTED, T1));
            assertRefused(twice, "e1", null, T2, "e2");
            assertRefused(twice, "e1", "not so", null, "e2");

            IncidentState thrice = recorded(DECLARED, stated(Milestone.IMPACT_STARTED, T0),
                    stated(Milestone.IMPACT_STARTED, T1), stated(Milestone.IMPACT_STARTED, T2));
            assertRefused(thrice, "e1", null, T3, "e3");
            assertRefused(thrice, "e2", null, T3, "e3");
            assertThat(CorrectionDecisions.amend(thrice, amend("e3", null, T3, null, null)))
                    .containsExactly(new EntryBackdated("e3", 3, T3, "a typo", null));
        }

        @Test
        void ofAStepIsItsTimeAndNotItsWords() {
            IncidentState moved = recorded(DECLARED, new IncidentResolved("fixed", T2),
                    new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T2),
                    stated(Milestone.RESOLVED, T1));
            assertRefused(moved, "e1", null, T0, "e3");
            assertRefused(moved, "e1", "all is well", T0, "e3");
            assertRefused(moved, "e2", "all is well", null, "e3");
            assertThat(CorrectionDecisions.amend(moved, amend("e2", null, T0, null, null)))
                    .as("the end of the impact does not follow the resolution any more").hasSize(1);
            assertThat(CorrectionDecisions.amend(moved, amend("e1", "all is well", null, null, null))).hasSize(1);
            assertThat(CorrectionDecisions.amend(moved, amend("e1", "all is well", T2, null, null)))
                    .as("the time it has already").hasSize(1);
        }

        @Test
        void withdrawnNamesWhatCountsAgain() {
            IncidentState withdrawn = recorded(DECLARED, new IncidentResolved(null, T2), stated(Milestone.RESOLVED, T1),
                    new MilestoneCleared(Milestone.RESOLVED, null, null));
            assertRefused(withdrawn, "e2", null, T0, "e1");
            assertThat(CorrectionDecisions.amend(withdrawn, amend("e1", null, T0, null, null))).isNotEmpty();
            assertRefused(recorded(DECLARED, stated(Milestone.DETECTED, T0),
                    new MilestoneCleared(Milestone.DETECTED, null, null)), "e1", null, T1, "e2");
        }

        @Test
        void isStillRetractedAndHoldsAgainWhenTheOtherOneIs() {
            IncidentState twice = recorded(DECLARED, stated(Milestone.DETECTED, T0), stated(Milestone.DETECTED, T1));
            assertThat(CorrectionDecisions.retract(twice, new RetractEntry(ID, "e1", "not so"))).hasSize(1);

            IncidentState again = after(twice,
                    CorrectionDecisions.retract(twice, new RetractEntry(ID, "e2", "not so")));
            assertThat(CorrectionDecisions.amend(again, amend("e1", null, T2, null, null)))
                    .containsExactly(new EntryBackdated("e1", 1, T2, "a typo", null));
        }

        @Test
        void isThatOfItsOwnCycle() {
            IncidentState reopened = recorded(DECLARED, new IncidentResolved(null, T0), stated(Milestone.RESOLVED, T1),
                    new IncidentReopened(null, T1), new IncidentResolved(null, T2));
            assertRefused(reopened, "e1", null, T1, "e2");
            assertThat(CorrectionDecisions.amend(reopened, amend("e4", null, T3, null, null))).hasSize(1);
        }

        @Test
        void isAmendedWhereSomethingElseFollowsFromIt() {
            IncidentEvent[] reopened = {DECLARED, new IncidentResolved(null, T0), new IncidentReopened(null, T1),
                new IncidentMitigated("failed over", T3), stated(Milestone.MITIGATED, T2)};
            IncidentState mitigated = recorded(reopened);
            assertRefused(mitigated, "e3", null, T2, "e4");
            assertThat(
                    CorrectionDecisions.amend(mitigated, amend("e3", "rolled back", T0.minusSeconds(60), null, null)))
                    .as("it belongs to the cycle before").hasSize(2)
                    .contains(new EntryBackdated("e3", 3, T0.minusSeconds(60), "a typo", null));
        }

        @Test
        void isAmendedWhereTheStatusFollowsFromIt() {
            IncidentState again = recorded(DECLARED, new StatusUpdated("u", Status.INVESTIGATING, "again",
                    Audience.PUBLIC, T1), new IncidentMitigated(null, T2), stated(Milestone.MITIGATED, T2));
            assertThat(again.status()).isEqualTo(Status.MONITORING);
            List<IncidentEvent> before = CorrectionDecisions.amend(again, amend("e2", null, T0, null, null));
            assertThat(after(again, before).status()).isEqualTo(Status.INVESTIGATING);
            assertRefused(again, "e2", null, T3, "e3");
        }

        @Test
        void ofTwoStepsInACycleIsTheEarlierOne() {
            IncidentState twice = recorded(DECLARED, new IncidentResolved("fixed", T0), new IncidentReopened(null, T1),
                    new IncidentResolved("fixed again", T2), new EntryRetracted("e2", 2, "another incident", null));
            assertThat(twice.entries().superseded().of(1)).isNotEmpty();
            assertRefused(twice, "e1", null, T0.plusSeconds(60), "e3");
            assertThat(CorrectionDecisions.amend(twice, amend("e1", null, T3, null, null)))
                    .as("from now on it is the later one").hasSize(1);
            assertThat(CorrectionDecisions.amend(twice, amend("e1", "all is well", null, null, null))).hasSize(1);
            assertThat(CorrectionDecisions.amend(twice, amend("e3", null, T3, null, null))).hasSize(1);
        }

        @Test
        void ofTwoMitigationsInARowIsTheEarlierOne() {
            IncidentState twice = recorded(DECLARED, new IncidentMitigated("failed over", T1),
                    new IncidentMitigated("failed over again", T2));
            assertRefused(twice, "e1", null, T0, "e2");
            assertThat(CorrectionDecisions.amend(twice, amend("e1", null, T3, null, null)))
                    .as("from now on it is the later one").hasSize(1);
        }

        @Test
        void ofTwoResolutionsThatUpdatesToldIsTheEarlierOneWithAllThatFollowedFromIt() {
            IncidentState twice = recorded(DECLARED,
                    new StatusUpdated("u", Status.RESOLVED, null, Audience.INTERNAL, T0),
                    new IncidentResolved(null, T0),
                    new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T0),
                    new IncidentReopened(null, T1),
                    new StatusUpdated("v", Status.RESOLVED, null, Audience.INTERNAL, T2),
                    new IncidentResolved(null, T2),
                    new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T2),
                    new EntryRetracted("e4", 4, "another incident", null));
            assertRefused(twice, "u", null, T0.plusSeconds(60), "e6");
            assertRefused(twice, "e2", null, T0.plusSeconds(60), "e6");
            assertRefused(twice, "e3", null, T0.plusSeconds(60), "e7");
        }

        @Test
        void isNoMatterToHistory() {
            IncidentState told = recorded(DECLARED,
                    new StatusUpdated("u", Status.RESOLVED, "over", Audience.PUBLIC, T2),
                    new IncidentResolved(null, T2), stated(Milestone.RESOLVED, T1), NOTE, RAISED,
                    new SeverityChanged(Severity.SEV1, Severity.SEV3, null, T2));
            assertThat(CorrectionDecisions.amend(told, amend("u", null, T0, null, null))).isNotEmpty();
            assertThat(CorrectionDecisions.amend(told, amend("n", null, T0, null, null))).isNotEmpty();
            assertThat(CorrectionDecisions.amend(told, amend("e5", null, T0, null, null))).isNotEmpty();
        }

        @Test
        void andAnUpdateThatSaysNothingElseGoesTogether() {
            IncidentState told = recorded(DECLARED, new StatusUpdated("u", Status.RESOLVED, null, Audience.PUBLIC, T2),
                    new IncidentResolved(null, T2), stated(Milestone.RESOLVED, T1));
            assertRefused(told, "u", null, T0, "e3");
        }
    }
}
