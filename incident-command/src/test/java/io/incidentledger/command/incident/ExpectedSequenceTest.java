package io.incidentledger.command.incident;

import java.util.Map;
import java.util.Set;

import io.incidentledger.command.incident.IncidentCommand.AcknowledgeIncident;
import io.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.CoreMatchers;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.incident.Given.*;

class ExpectedSequenceTest {
    private final FixtureConfiguration<Incident> incident = Given.incident();

    @Test
    void aCommandIsAcceptedWhenTheIncidentIsWhereTheCallerSawIt() {
        incident.given(DECLARED, COMMANDED).when(new AcknowledgeIncident(ID, T1), expecting(1))
                .expectEvents(new IncidentAcknowledged(T1));
    }

    @Test
    void aCommandIsRefusedWhenTheIncidentHasMovedOn() {
        incident.given(DECLARED, COMMANDED).when(new AcknowledgeIncident(ID, T1), expecting(0))
                .expectException(SequenceMismatchException.class)
                .expectExceptionMessage(CoreMatchers.containsString("is at sequence 1, not at 0")).expectNoEvents();
    }

    @Test
    void aCommandIsRefusedWhenTheCallerIsAheadOfTheIncident() {
        incident.given(DECLARED).when(new AcknowledgeIncident(ID, T1), expecting(7))
                .expectException(SequenceMismatchException.class).expectNoEvents();
    }

    @Test
    void theExpectationIsCheckedBeforeTheRules() {
        incident.given(DECLARED, COMMANDED).when(new ReopenIncident(ID, null, null), expecting(0))
                .expectException(SequenceMismatchException.class).expectNoEvents();
    }

    private static Map<String, Set<Long>> expecting(long sequence) {
        return Map.of(Incident.EXPECTED_SEQUENCES, Set.of(sequence));
    }
}
