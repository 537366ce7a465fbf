package io.incidentledger.command.incident;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import io.incidentledger.command.incident.EntryHistory.Entry;
import io.incidentledger.command.incident.IncidentCommand.AmendEntry;
import io.incidentledger.command.incident.IncidentCommand.CancelIncident;
import io.incidentledger.command.incident.IncidentCommand.CloseIncident;
import io.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import io.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import io.incidentledger.command.incident.IncidentCommand.RetractEntry;
import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.Status;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Random commands and corrections in random order: a lifecycle step takes effect or is rejected, and a resolved
/// incident has a resolution.
@Soaked
class RandomCorrectionsTest {

    private final AxonInMemory axon = new AxonInMemory();

    static LongStream seeds() {
        return Dose.each("RandomCorrectionsTest, stories", 40, 2_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aStepTakesEffectAndWhatIsResolvedHasAResolution(long seed) {
        RandomCommands commands = new RandomCommands(seed);
        Random random = new Random(seed);
        axon.send(commands.declaration());
        for (int i = 0; i < 80; i++) {
            IncidentCommand command = random.nextInt(3) > 0 ? commands.next() : correction(random);
            IncidentState before = axon.stateOf(Given.ID);
            int events = axon.eventsOf(Given.ID).size();
            boolean accepted = accepted(command);
            IncidentState after = axon.stateOf(Given.ID);
            if (accepted && axon.eventsOf(Given.ID).size() > events) {
                assertThat(wanted(command)).as("%s", command).containsAnyOf(after.status(), null);
            }
            assertThat(after.status() == Status.RESOLVED && after.entries().announcedOnly().isPresent())
                    .as("resolved by words alone: %s", command).isFalse();
            if (before.status() == Status.CLOSED && after.status() != Status.CLOSED) {
                assertThat(command instanceof ReopenIncident || correctsAClosingOrReopening(events))
                        .as("left closed: %s", command).isTrue();
            }
        }
    }

    private boolean correctsAClosingOrReopening(int firstNew) {
        List<IncidentEvent> all = axon.eventsOf(Given.ID);
        return all.subList(firstNew, all.size()).stream().filter(Correction.class::isInstance)
                .map(event -> all.get((int) ((Correction) event).entrySequence()))
                .anyMatch(entry -> entry instanceof IncidentClosed || entry instanceof IncidentReopened);
    }

    private IncidentCommand correction(Random random) {
        List<Entry> all = axon.stateOf(Given.ID).entries().all();
        String entryId = all.get(random.nextInt(all.size())).entryId();
        return random.nextBoolean()
                ? new RetractEntry(Given.ID, entryId, "not so")
                : new AmendEntry(Given.ID, entryId, null, Given.T0.plusSeconds(random.nextInt(4) * 3600L), null, null,
                        null, null, "another time");
    }

    private boolean accepted(IncidentCommand command) {
        try {
            axon.send(command, "ann");
            return true;
        } catch (RuleViolationException | UnknownActionItemException | UnknownEntryException refused) {
            return false;
        }
    }

    private static Status[] wanted(IncidentCommand command) {
        return switch (command) {
            case ReopenIncident _ -> new Status[]{Status.INVESTIGATING, Status.IDENTIFIED, Status.MONITORING};
            case ResolveIncident _ -> new Status[]{Status.RESOLVED};
            case CloseIncident _ -> new Status[]{Status.CLOSED};
            case CancelIncident _ -> new Status[]{Status.CANCELLED};
            default -> new Status[]{null};
        };
    }
}
