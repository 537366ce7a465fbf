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
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.incident.Given.ID;
import static io.incidentledger.command.incident.Given.OTHER;
import static io.incidentledger.command.incident.Given.T1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// Two incidents, so Axon's fixture for one aggregate does not do: Axon itself runs here, on its in-memory store.
class MergingTest {
    private static final String THIRD = "0199f3a0-0000-7000-8000-000000000003";

    private final EventStore events = EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final CommandGateway commands = DefaultCommandGateway.builder().commandBus(commandBus(events)).build();
    private final List<List<?>> commits = new ArrayList<>();

    private static CommandBus commandBus(EventStore events) {
        CommandBus bus = SimpleCommandBus.builder().build();
        Repository<Incident> incidents = EventSourcingRepository.builder(Incident.class).eventStore(events).build();
        AggregateAnnotationCommandHandler.<Incident>builder().aggregateType(Incident.class).repository(incidents)
                .build().subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(new IncidentMerging(incidents)).subscribe(bus);
        return bus;
    }

    @BeforeEach
    void declareThree() {
        List.of(ID, OTHER, THIRD).forEach(this::declare);
        events.subscribe(batch -> commits.add(batch.stream().map(Message::getPayload).toList()));
    }

    @Test
    void bothIncidentsLearnOfTheMergeInOneCommit() {
        send(new MergeIncident(ID, OTHER, "the same outage", T1));
        assertThat(commits).containsExactly(
                List.of(new IncidentMerged(OTHER, "the same outage", T1), new DuplicateAbsorbed(ID, T1)));
        assertThat(lastOf(ID)).isEqualTo(new IncidentMerged(OTHER, "the same outage", T1));
        assertThat(lastOf(OTHER)).isEqualTo(new DuplicateAbsorbed(ID, T1));
    }

    @Test
    void theOrderOfTheIdsDoesNotMatter() {
        send(new MergeIncident(OTHER, ID, null, null));
        assertThat(lastOf(OTHER)).isEqualTo(new IncidentMerged(ID, null, null));
        assertThat(lastOf(ID)).isEqualTo(new DuplicateAbsorbed(OTHER, null));
    }

    @Test
    void mergingTwiceIntoTheSameIncidentChangesNothing() {
        send(new MergeIncident(ID, OTHER, null, null));
        commits.clear();
        send(new MergeIncident(ID, OTHER, null, T1));
        assertThat(commits).isEmpty();
    }

    @Test
    void mergingTwiceWithWordsIsRefusedSinceTheyWouldBeLost() {
        send(new MergeIncident(ID, OTHER, null, null));
        assertRefused(new MergeIncident(ID, OTHER, "really", null), Rule.INCIDENT_MERGED);
    }

    @Test
    void whatWasMergedCannotBeMergedIntoAnother() {
        send(new MergeIncident(ID, OTHER, null, null));
        assertRefused(new MergeIncident(ID, THIRD, null, null), Rule.INCIDENT_MERGED);
    }

    @Test
    void whatWasMergedAbsorbsNoOther() {
        send(new MergeIncident(ID, OTHER, null, null));
        assertRefused(new MergeIncident(THIRD, ID, null, null), Rule.MERGE_TARGET_WITHDRAWN);
    }

    @Test
    void whatWasCancelledAbsorbsNoOther() {
        send(new CancelIncident(OTHER, null, null));
        assertRefused(new MergeIncident(ID, OTHER, null, null), Rule.MERGE_TARGET_WITHDRAWN);
    }

    @Test
    void aResolvedIncidentIsNotMergedButMayAbsorbOthers() {
        send(new ResolveIncident(OTHER, null, null));
        assertRefused(new MergeIncident(OTHER, ID, null, null), Rule.INCIDENT_RESOLVED);
        send(new MergeIncident(ID, OTHER, null, null));
        assertThat(lastOf(OTHER)).isEqualTo(new DuplicateAbsorbed(ID, null));
    }

    @Test
    void aClosedIncidentMayAbsorbOthers() {
        send(new ResolveIncident(OTHER, null, null));
        send(new CloseIncident(OTHER, null, null));
        send(new MergeIncident(ID, OTHER, null, null));
        assertThat(lastOf(OTHER)).isEqualTo(new DuplicateAbsorbed(ID, null));
    }

    @Test
    void anIncidentIsNotMergedIntoItself() {
        assertRefused(new MergeIncident(ID, ID, null, null), Rule.MERGE_INTO_ITSELF);
    }

    @Test
    void anIncidentIsNotMergedIntoOneThatDoesNotExist() {
        AggregateNotFoundException refusal = catchThrowableOfType(AggregateNotFoundException.class,
                () -> send(new MergeIncident(ID, "nobody", null, null)));
        assertThat(refusal.getAggregateIdentifier()).isEqualTo("nobody");
        assertThat(commits).isEmpty();
    }

    @Test
    void theDuplicateMustBeWhereTheCallerSawIt() {
        send(new AcknowledgeIncident(ID, null));
        commits.clear();
        MergeIncident command = new MergeIncident(ID, OTHER, null, null);
        assertThatThrownBy(() -> send(command, 0)).isInstanceOfSatisfying(SequenceMismatch.class, mismatch -> {
            assertThat(mismatch.expected()).isZero();
            assertThat(mismatch.actual()).isEqualTo(1);
        });
        assertThat(commits).isEmpty();
        send(command, 1);
        assertThat(commits).hasSize(1);
    }

    @Test
    void theExpectationIsCheckedBeforeTheRules() {
        assertThatThrownBy(() -> send(new MergeIncident(ID, ID, null, null), 5)).isInstanceOf(SequenceMismatch.class);
    }

    private void assertRefused(MergeIncident command, Rule rule) {
        commits.clear();
        assertThatThrownBy(() -> send(command))
                .isInstanceOfSatisfying(RuleViolation.class, refusal -> assertThat(refusal.rule()).isEqualTo(rule));
        assertThat(commits).isEmpty();
    }

    private IncidentEvent lastOf(String incidentId) {
        return (IncidentEvent) events.readEvents(incidentId).asStream().reduce((_, last) -> last)
                .orElseThrow().getPayload();
    }

    private void declare(String incidentId) {
        send(new DeclareIncident(incidentId, "Checkout fails", null, Severity.SEV2, List.of(), Map.of(), null, null,
                null,
                null, "manual", Visibility.NORMAL, Mode.LIVE, null));
    }

    private void send(IncidentCommand command) {
        commands.sendAndWait(command);
    }

    private void send(IncidentCommand command, long expectedSequence) {
        commands.sendAndWait(new GenericCommandMessage<>(command,
                Map.of(Incident.EXPECTED_SEQUENCE, expectedSequence)));
    }
}
