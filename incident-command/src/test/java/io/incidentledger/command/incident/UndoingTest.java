package io.incidentledger.command.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.incidentledger.command.incident.IncidentCommand.*;
import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.Audience;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.IncidentEvent.DuplicateReleased;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentRevived;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.IncidentEvent.PostmortemTimelineSignedOff;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.incident.Given.ID;
import static io.incidentledger.command.incident.Given.OTHER;
import static io.incidentledger.command.incident.Given.T1;
import static io.incidentledger.command.incident.Given.T2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Tests undoing a cancellation or a merge, and that remaining action items can still be changed.
class UndoingTest {

    private final AxonInMemory axon = new AxonInMemory();
    private final List<List<?>> commits = new ArrayList<>();

    @BeforeEach
    void declareTwo() {
        List.of(ID, OTHER).forEach(id -> axon.send(new DeclareIncident(id, "Checkout fails", null, Severity.SEV2,
                List.of(), Map.of(), null, null, null, null, "manual", Visibility.NORMAL, Mode.LIVE, null)));
        axon.eventStore().subscribe(batch -> commits.add(batch.stream().map(Message::getPayload).toList()));
    }

    @Test
    void bothIncidentsLearnInOneCommitThatAMergeWasWrong() {
        axon.send(new MergeIncident(OTHER, ID, null, null));
        commits.clear();
        axon.send(new UnmergeIncident(OTHER, "another cause", T2));
        assertThat(commits).containsExactly(List.of(new IncidentUnmerged(ID, "another cause", T2),
                new DuplicateReleased(OTHER, "another cause", T2)));
    }

    @Test
    void afterwardsTheIncidentHasTheStatusThatItWouldHaveHadWithoutTheMerge() {
        axon.send(new ChangeStatus(ID, "u", Status.IDENTIFIED, null, Audience.INTERNAL, null));
        axon.send(new MergeIncident(ID, OTHER, null, null));
        axon.send(new UnmergeIncident(ID, null, null));
        assertThat(axon.stateOf(ID).status()).isEqualTo(Status.IDENTIFIED);
        axon.send(new ResolveIncident(ID, null, null));
        axon.send(new CloseIncident(ID, null, null));
        axon.send(new MergeIncident(ID, OTHER, null, null));
        axon.send(new UnmergeIncident(ID, null, null));
        assertThat(axon.stateOf(ID).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void aStatusThatWasCorrectedMeanwhileIsTheCorrectedOne() {
        axon.send(new ChangeStatus(ID, "u", Status.IDENTIFIED, null, Audience.INTERNAL, null));
        axon.send(new MergeIncident(ID, OTHER, null, null));
        axon.send(new RetractEntry(ID, "u", "not yet"));
        assertThat(axon.stateOf(ID).status()).isEqualTo(Status.MERGED);
        axon.send(new UnmergeIncident(ID, null, null));
        assertThat(axon.stateOf(ID).status()).isEqualTo(Status.INVESTIGATING);
    }

    @Test
    void unmergingTwiceChangesNothingUnlessItTellsSomethingElse() {
        axon.send(new MergeIncident(ID, OTHER, null, null));
        axon.send(new UnmergeIncident(ID, "another cause", T2));
        commits.clear();
        axon.send(new UnmergeIncident(ID, "another cause", T2));
        axon.send(new UnmergeIncident(ID, null, null));
        assertRefused(new UnmergeIncident(ID, "another reason", null), IncidentRule.INCIDENT_NOT_MERGED);
        assertRefused(new UnmergeIncident(ID, null, T1), IncidentRule.INCIDENT_NOT_MERGED);
        assertThat(commits).isEmpty();
    }

    @Test
    void whatWasNeverMergedIsNotUnmerged() {
        assertRefused(new UnmergeIncident(ID, null, null), IncidentRule.INCIDENT_NOT_MERGED);
    }

    @Test
    void anUnmergedIncidentCanBeMergedAgainAndTheOtherWayRound() {
        axon.send(new MergeIncident(ID, OTHER, null, null));
        axon.send(new UnmergeIncident(ID, null, null));
        axon.send(new MergeIncident(OTHER, ID, null, null));
        assertThat(axon.stateOf(OTHER).progress().mergedInto()).isEqualTo(ID);
    }

    @Test
    void anUnmergedIncidentIsMergedAgainInTheSameWordsAndAtTheSameTime() {
        axon.send(new MergeIncident(ID, OTHER, "the same", T2));
        axon.send(new UnmergeIncident(ID, "another cause", T2));
        axon.send(new MergeIncident(ID, OTHER, "the same", T2));
        assertThat(axon.stateOf(ID).progress().mergedInto()).isEqualTo(OTHER);
        axon.send(new UnmergeIncident(ID, "another cause", T2));
        assertThat(axon.stateOf(ID).progress().mergedInto()).isNull();
    }

    @Test
    void whatWasMergedDeeperIsUnmergedByItself() {
        String third = "0199f3a0-0000-7000-8000-000000000003";
        axon.send(new DeclareIncident(third, "Checkout fails", null, Severity.SEV2, List.of(), Map.of(), null, null,
                null, null, "manual", Visibility.NORMAL, Mode.LIVE, null));
        axon.send(new MergeIncident(ID, OTHER, null, null));
        axon.send(new MergeIncident(OTHER, third, null, null));
        axon.send(new UnmergeIncident(ID, null, null));
        assertThat(axon.stateOf(ID).status()).isEqualTo(Status.INVESTIGATING);
        assertThat(axon.stateOf(OTHER).status()).isEqualTo(Status.MERGED);
    }

    @Test
    void aCancelledIncidentIsRevivedWithTheStatusThatItHad() {
        axon.send(new MitigateIncident(ID, null, null));
        axon.send(new CancelIncident(ID, null, null));
        commits.clear();
        axon.send(new ReviveIncident(ID, "it is real", T2));
        assertThat(commits).containsExactly(List.of(new IncidentRevived("it is real", T2)));
        assertThat(axon.stateOf(ID).status()).isEqualTo(Status.MONITORING);
        assertRefused(new MitigateIncident(ID, "again", null), IncidentRule.ALREADY_MITIGATED);
    }

    @Test
    void revivingTwiceChangesNothingUnlessItTellsSomethingElse() {
        axon.send(new CancelIncident(ID, null, null));
        axon.send(new ReviveIncident(ID, "it is real", T2));
        commits.clear();
        axon.send(new ReviveIncident(ID, "it is real", null));
        assertRefused(new ReviveIncident(ID, "other words", null), IncidentRule.INCIDENT_NOT_CANCELLED);
        assertRefused(new ReviveIncident(ID, null, T1), IncidentRule.INCIDENT_NOT_CANCELLED);
        assertThat(commits).isEmpty();
    }

    @Test
    void aRevivedIncidentCanBeCancelledAgain() {
        axon.send(new CancelIncident(ID, null, null));
        axon.send(new ReviveIncident(ID, null, null));
        axon.send(new CancelIncident(ID, "after all", null));
        assertThat(axon.eventsOf(ID).getLast()).isEqualTo(new IncidentCancelled("after all", null));
    }

    @Test
    void aRefusalNamesTheIncidentThatGoesOn() {
        axon.send(new MergeIncident(ID, OTHER, null, null));
        assertThatThrownBy(() -> axon.send(new ResolveIncident(ID, null, null)))
                .isInstanceOfSatisfying(RuleViolationException.class, refusal -> assertThat(refusal.detail(id -> "#2"))
                        .isEqualTo("The incident was merged into #2; use that incident."));
    }

    @Test
    void anAbsorbedIncidentChangesTheTimelineThatWasSignedOff() {
        assertThat(Given.state(Given.DECLARED, Given.RESOLVED, new PostmortemTimelineSignedOff(null),
                new DuplicateAbsorbed(OTHER, null)).postmortem().signedOff()).isFalse();
        assertThat(Given.state(Given.DECLARED, Given.RESOLVED, new DuplicateAbsorbed(OTHER, null),
                new PostmortemTimelineSignedOff(null), new DuplicateReleased(OTHER, null, null)).postmortem()
                .signedOff()).isFalse();
    }

    @Test
    void theActionItemsOfAMergedOrCancelledIncidentAreDoneAndGivenToOthers() {
        for (String incident : List.of(ID, OTHER)) {
            axon.send(new AddActionItem(incident, "a-" + incident, "Alert", null, ActionItemPriority.P2, null));
        }
        axon.send(new CancelIncident(OTHER, null, null));
        axon.send(new ChangeActionItem(OTHER, "a-" + OTHER, null, null, null, ActionItemStatus.DONE, null));
        axon.send(new ReviveIncident(OTHER, null, null));
        axon.send(new MergeIncident(ID, OTHER, null, null));
        axon.send(new ChangeActionItem(ID, "a-" + ID, null, "eve", null, null, null));
        assertThat(axon.eventsOf(ID).getLast())
                .isEqualTo(new ActionItemChanged("a-" + ID, null, "eve", null, null, null, null));
    }

    private void assertRefused(IncidentCommand command, IncidentRule rule) {
        assertThatThrownBy(() -> axon.send(command))
                .isInstanceOfSatisfying(RuleViolationException.class,
                        refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }
}
