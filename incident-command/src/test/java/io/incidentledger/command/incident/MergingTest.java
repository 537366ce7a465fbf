package io.incidentledger.command.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.incidentledger.command.incident.IncidentCommand.*;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.incident.Given.ID;
import static io.incidentledger.command.incident.Given.OTHER;
import static io.incidentledger.command.incident.Given.T1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MergingTest {
    private static final String THIRD = "0199f3a0-0000-7000-8000-000000000003";
    private static final String FOURTH = "0199f3a0-0000-7000-8000-000000000004";

    private final AxonInMemory axon = new AxonInMemory();
    private final List<List<?>> commits = new ArrayList<>();

    @BeforeEach
    void declareThree() {
        List.of(ID, OTHER, THIRD).forEach(this::declare);
        axon.eventStore().subscribe(batch -> commits.add(batch.stream().map(Message::getPayload).toList()));
    }

    @Test
    void bothIncidentsLearnOfTheMergeInOneCommit() {
        axon.send(new MergeIncident(ID, OTHER, "the same outage", T1));
        assertThat(commits).containsExactly(
                List.of(new IncidentMerged(OTHER, "the same outage", T1), new DuplicateAbsorbed(ID, T1)));
        assertThat(lastOf(ID)).isEqualTo(new IncidentMerged(OTHER, "the same outage", T1));
        assertThat(lastOf(OTHER)).isEqualTo(new DuplicateAbsorbed(ID, T1));
    }

    @Test
    void theOrderOfTheIdsDoesNotMatter() {
        axon.send(new MergeIncident(OTHER, ID, null, null));
        assertThat(lastOf(OTHER)).isEqualTo(new IncidentMerged(ID, null, null));
        assertThat(lastOf(ID)).isEqualTo(new DuplicateAbsorbed(OTHER, null));
    }

    @Test
    void mergingTwiceIntoTheSameIncidentChangesNothing() {
        axon.send(new MergeIncident(ID, OTHER, "the same outage", T1));
        commits.clear();
        axon.send(new MergeIncident(ID, OTHER, null, null));
        axon.send(new MergeIncident(ID, OTHER, "the same outage", T1));
        assertThat(commits).isEmpty();
    }

    @Test
    void mergingTwiceAtAnotherTimeIsRefusedSinceItWouldBeLost() {
        axon.send(new MergeIncident(ID, OTHER, null, null));
        assertRefused(new MergeIncident(ID, OTHER, null, T1), IncidentRule.INCIDENT_MERGED);
    }

    @Test
    void mergingTwiceWithWordsIsRefusedSinceTheyWouldBeLost() {
        axon.send(new MergeIncident(ID, OTHER, null, null));
        assertRefused(new MergeIncident(ID, OTHER, "really", null), IncidentRule.INCIDENT_MERGED);
    }

    @Test
    void whatWasMergedCannotBeMergedIntoAnother() {
        axon.send(new MergeIncident(ID, OTHER, null, null));
        assertRefused(new MergeIncident(ID, THIRD, null, null), IncidentRule.INCIDENT_MERGED);
    }

    @Test
    void whatWasMergedAbsorbsNoOtherAndTheRefusalNamesWhereToGo() {
        axon.send(new MergeIncident(ID, OTHER, null, null));
        axon.send(new MergeIncident(OTHER, THIRD, null, null));
        declare(FOURTH);
        RuleViolationException refusal = assertRefused(new MergeIncident(FOURTH, ID, null, null),
                IncidentRule.MERGE_TARGET_WITHDRAWN);
        assertThat(refusal.detail(id -> id.equals(THIRD) ? "#3" : "#1"))
                .isEqualTo("#1 was merged into another incident; merge into #3 instead.");
    }

    @Test
    void whatAnIncidentHasAbsorbedDoesNotAbsorbItHoweverItCame() {
        axon.send(new MergeIncident(ID, OTHER, null, null));
        axon.send(new MergeIncident(OTHER, THIRD, null, null));
        for (String absorbed : List.of(ID, OTHER)) {
            RuleViolationException refusal = assertRefused(new MergeIncident(THIRD, absorbed, null, null),
                    IncidentRule.MERGE_TARGET_WITHDRAWN);
            assertThat(refusal.detail(id -> id.equals(absorbed) ? "#1" : "#2"))
                    .isEqualTo("#1 was merged into this incident.");
        }
    }

    @Test
    void whatWasCancelledAbsorbsNoOther() {
        axon.send(new CancelIncident(OTHER, null, null));
        assertRefused(new MergeIncident(ID, OTHER, null, null), IncidentRule.MERGE_TARGET_WITHDRAWN);
    }

    @Test
    void aResolvedOrClosedDuplicateIsMerged() {
        axon.send(new ResolveIncident(ID, null, null));
        axon.send(new MergeIncident(ID, OTHER, null, null));
        assertThat(axon.stateOf(ID).status()).isEqualTo(Status.MERGED);
        axon.send(new ResolveIncident(THIRD, null, null));
        axon.send(new CloseIncident(THIRD, null, null));
        axon.send(new MergeIncident(THIRD, OTHER, null, null));
        assertThat(lastOf(OTHER)).isEqualTo(new DuplicateAbsorbed(THIRD, null));
    }

    @Test
    void aResolvedIncidentMayAbsorbOthers() {
        axon.send(new ResolveIncident(OTHER, null, null));
        axon.send(new MergeIncident(ID, OTHER, null, null));
        assertThat(lastOf(OTHER)).isEqualTo(new DuplicateAbsorbed(ID, null));
    }

    @Test
    void aClosedIncidentMayAbsorbOthers() {
        axon.send(new ResolveIncident(OTHER, null, null));
        axon.send(new CloseIncident(OTHER, null, null));
        axon.send(new MergeIncident(ID, OTHER, null, null));
        assertThat(lastOf(OTHER)).isEqualTo(new DuplicateAbsorbed(ID, null));
    }

    @Test
    void anIncidentAbsorbsNoMoreThanAHundredHoweverTheyCame() {
        for (int i = 0; i < 50; i++) {
            String one = "one-" + i;
            declare(one);
            axon.send(new MergeIncident(one, OTHER, null, null));
        }
        for (int i = 0; i < 49; i++) {
            String one = "another-" + i;
            declare(one);
            axon.send(new MergeIncident(one, ID, null, null));
        }
        axon.send(new MergeIncident(OTHER, ID, null, null));
        RuleViolationException refusal = assertRefused(new MergeIncident(THIRD, ID, null, null),
                IncidentRule.TOO_MANY_ABSORBED);
        assertThat(refusal.detail(id -> "#1")).startsWith("#1 would have absorbed 101");
        axon.send(new UnmergeIncident("one-7", null, null));
        axon.send(new MergeIncident(THIRD, ID, null, null));
        assertThat(lastOf(ID)).isEqualTo(new DuplicateAbsorbed(THIRD, null));
    }

    @Test
    void anIncidentIsNotMergedIntoItself() {
        assertRefused(new MergeIncident(ID, ID, null, null), IncidentRule.MERGE_INTO_ITSELF);
    }

    @Test
    void anIncidentIsNotMergedIntoOneThatDoesNotExist() {
        AggregateNotFoundException refusal = catchThrowableOfType(AggregateNotFoundException.class,
                () -> axon.send(new MergeIncident(ID, "nobody", null, null)));
        assertThat(refusal.getAggregateIdentifier()).isEqualTo("nobody");
        assertThat(commits).isEmpty();
    }

    @Test
    void theDuplicateMustBeWhereTheCallerSawIt() {
        axon.send(new AcknowledgeIncident(ID, null));
        commits.clear();
        MergeIncident command = new MergeIncident(ID, OTHER, null, null);
        assertThatThrownBy(() -> axon.send(command, 0)).isInstanceOfSatisfying(SequenceMismatchException.class,
                mismatch -> {
                    assertThat(mismatch.expected()).isEqualTo("0");
                    assertThat(mismatch.actual()).isEqualTo(1);
                });
        assertThat(commits).isEmpty();
        axon.send(command, 1);
        assertThat(commits).hasSize(1);
    }

    @Test
    void theExpectationIsCheckedBeforeTheRules() {
        assertThatThrownBy(() -> axon.send(new MergeIncident(ID, ID, null, null), 5))
                .isInstanceOf(SequenceMismatchException.class);
    }

    private RuleViolationException assertRefused(MergeIncident command, IncidentRule rule) {
        commits.clear();
        RuleViolationException refusal = catchThrowableOfType(RuleViolationException.class, () -> axon.send(command));
        assertThat(refusal.rule()).isEqualTo(rule);
        assertThat(commits).isEmpty();
        return refusal;
    }

    private IncidentEvent lastOf(String incidentId) {
        return axon.eventsOf(incidentId).getLast();
    }

    private void declare(String incidentId) {
        axon.send(
                new DeclareIncident(incidentId, "Checkout fails", null, Severity.SEV2, List.of(), Map.of(), null, null,
                        null,
                        null, "manual", Visibility.NORMAL, Mode.LIVE, null));
    }
}
