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
        axon.send(new MergeIncident(ID, OTHER, null, null));
        commits.clear();
        axon.send(new MergeIncident(ID, OTHER, null, T1));
        assertThat(commits).isEmpty();
    }

    @Test
    void mergingTwiceWithWordsIsRefusedSinceTheyWouldBeLost() {
        axon.send(new MergeIncident(ID, OTHER, null, null));
        assertRefused(new MergeIncident(ID, OTHER, "really", null), Rule.INCIDENT_MERGED);
    }

    @Test
    void whatWasMergedCannotBeMergedIntoAnother() {
        axon.send(new MergeIncident(ID, OTHER, null, null));
        assertRefused(new MergeIncident(ID, THIRD, null, null), Rule.INCIDENT_MERGED);
    }

    @Test
    void whatWasMergedAbsorbsNoOther() {
        axon.send(new MergeIncident(ID, OTHER, null, null));
        assertRefused(new MergeIncident(THIRD, ID, null, null), Rule.MERGE_TARGET_WITHDRAWN);
    }

    @Test
    void whatWasCancelledAbsorbsNoOther() {
        axon.send(new CancelIncident(OTHER, null, null));
        assertRefused(new MergeIncident(ID, OTHER, null, null), Rule.MERGE_TARGET_WITHDRAWN);
    }

    @Test
    void aResolvedIncidentIsNotMergedButMayAbsorbOthers() {
        axon.send(new ResolveIncident(OTHER, null, null));
        assertRefused(new MergeIncident(OTHER, ID, null, null), Rule.INCIDENT_RESOLVED);
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
    void anIncidentIsNotMergedIntoItself() {
        assertRefused(new MergeIncident(ID, ID, null, null), Rule.MERGE_INTO_ITSELF);
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
        assertThatThrownBy(() -> axon.send(command, 0)).isInstanceOfSatisfying(SequenceMismatch.class, mismatch -> {
            assertThat(mismatch.expected()).isZero();
            assertThat(mismatch.actual()).isEqualTo(1);
        });
        assertThat(commits).isEmpty();
        axon.send(command, 1);
        assertThat(commits).hasSize(1);
    }

    @Test
    void theExpectationIsCheckedBeforeTheRules() {
        assertThatThrownBy(() -> axon.send(new MergeIncident(ID, ID, null, null), 5))
                .isInstanceOf(SequenceMismatch.class);
    }

    private void assertRefused(MergeIncident command, Rule rule) {
        commits.clear();
        assertThatThrownBy(() -> axon.send(command))
                .isInstanceOfSatisfying(RuleViolation.class, refusal -> assertThat(refusal.rule()).isEqualTo(rule));
        assertThat(commits).isEmpty();
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
