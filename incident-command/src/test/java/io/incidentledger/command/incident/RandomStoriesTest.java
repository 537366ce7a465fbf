package io.incidentledger.command.incident;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

import io.incidentledger.command.incident.IncidentCommand.*;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.Role;
import io.incidentledger.events.Status;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Soaked;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.incidentledger.events.Status.CANCELLED;
import static io.incidentledger.events.Status.CLOSED;
import static io.incidentledger.events.Status.IDENTIFIED;
import static io.incidentledger.events.Status.INVESTIGATING;
import static io.incidentledger.events.Status.MERGED;
import static io.incidentledger.events.Status.MONITORING;
import static io.incidentledger.events.Status.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

/// Invariants that hold for any commands in any order. A failing seed can be replayed on its own.
@Soaked
class RandomStoriesTest {
    private static final Set<Status> FROM_OPEN = EnumSet.of(INVESTIGATING, IDENTIFIED, MONITORING, RESOLVED, CANCELLED);
    private static final Map<Status, Set<Status>> NEXT = Map.of(INVESTIGATING, FROM_OPEN, IDENTIFIED, FROM_OPEN,
            MONITORING, FROM_OPEN, RESOLVED, EnumSet.of(RESOLVED, CLOSED, INVESTIGATING), CLOSED,
            EnumSet.of(CLOSED, INVESTIGATING), CANCELLED, FROM_OPEN, MERGED, EnumSet.of(MERGED));
    private static final EventCodec CODEC = new EventCodec();

    private final AxonInMemory axon = new AxonInMemory();

    static LongStream seeds() {
        return Dose.each("RandomStoriesTest, stories", 40, 2_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theInvariantsHoldAfterEveryCommand(long seed) {
        RandomCommands commands = new RandomCommands(seed);
        axon.send(commands.declaration());
        for (int i = 0; i < 80; i++) {
            IncidentCommand command = commands.next();
            IncidentState before = axon.stateOf(Given.ID);
            boolean accepted = accepted(command);
            IncidentState after = axon.stateOf(Given.ID);
            assertThat(accepted || after.equals(before)).as("a refusal changes nothing: %s", command).isTrue();
            assertStatusMovedOnlyAsAllowed(before, after, command);
            assertRolesAreHeldProperly(before, after, command);
            assertRepeatingChangesNothing(command);
        }
        assertResolvedOncePerCycle();
        assertReplayGivesTheSameState();
    }

    private boolean accepted(IncidentCommand command) {
        try {
            axon.send(command, "ann");
            return true;
        } catch (RuleViolationException | UnknownActionItemException refused) {
            return false;
        }
    }

    private static void assertStatusMovedOnlyAsAllowed(IncidentState before, IncidentState after,
            IncidentCommand command) {
        boolean reopenedLate = command instanceof ReopenIncident && after.status().open();
        assertThat(reopenedLate || NEXT.get(before.status()).contains(after.status())).as("%s", command).isTrue();
        if (before.status() == RESOLVED && after.status().open()) {
            assertThat(command).isInstanceOf(ReopenIncident.class);
        }
    }

    private static void assertRolesAreHeldProperly(IncidentState before, IncidentState after, IncidentCommand command) {
        assertThat(after.roster().hasCommander() || !before.roster().hasCommander())
                .as("a commander once taken stays taken: %s", command).isTrue();
        for (Role role : Role.values()) {
            long holders = after.roster().holdings().stream().filter(holding -> holding.role() == role).count();
            assertThat(holders).as("holders of %s", role).isLessThanOrEqualTo(role.severalHolders() ? 3 : 1);
        }
    }

    private void assertRepeatingChangesNothing(IncidentCommand command) {
        boolean adds = switch (command) {
            case AddTimelineEntry _,AddActionItem _,PostUpdate _ -> true;
            case ChangeStatus change -> change.message() != null;
            default -> false;
        };
        if (!adds) {
            int events = axon.eventsOf(Given.ID).size();
            accepted(command);
            assertThat(axon.eventsOf(Given.ID)).as("%s, again", command).hasSize(events);
        }
    }

    private void assertResolvedOncePerCycle() {
        List<IncidentEvent> turns = new ArrayList<>(axon.eventsOf(Given.ID));
        turns.removeIf(event -> !(event instanceof IncidentResolved || event instanceof IncidentReopened));
        for (int i = 0; i < turns.size(); i++) {
            assertThat(turns.get(i)).isInstanceOf(i % 2 == 0 ? IncidentResolved.class : IncidentReopened.class);
        }
    }

    private void assertReplayGivesTheSameState() {
        IncidentState replayed = null;
        for (DomainEventMessage<?> message : axon.messagesOf(Given.ID)) {
            IncidentEvent event = (IncidentEvent) message.getPayload();
            String type = CODEC.typeOf(event.getClass());
            replayed = Given.after(replayed, CODEC.readIncidentEvent(type, "1", CODEC.write(event)), "", "",
                    message.getTimestamp());
        }
        assertThat(replayed).usingRecursiveComparison().ignoringFields("entries").isEqualTo(axon.stateOf(Given.ID));
    }
}
