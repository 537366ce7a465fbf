package io.incidentledger.command.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.incidentledger.events.Audience;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.incidentledger.command.incident.Given.*;
import static org.assertj.core.api.Assertions.assertThat;

/// The status over time equals the status of the incident's state at every instant, however late events are recorded.
class IncidentStatusHistoryTest {

    private static final List<Instant> INSTANTS = IntStream.range(0, 12)
            .mapToObj(hour -> T0.plus(Duration.ofHours(hour))).toList();

    private final IncidentUnderImport incident = IncidentUnderImport.of(state(DECLARED));

    private static IncidentEvent any(Random random) {
        Instant at = INSTANTS.get(random.nextInt(INSTANTS.size()));
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 ->
                new StatusUpdated("u" + random.nextInt(), List.of(Status.INVESTIGATING, Status.IDENTIFIED,
                        Status.MONITORING, Status.RESOLVED).get(random.nextInt(4)), "…", Audience.PUBLIC, at);
            case 4 -> new IncidentMitigated(null, at);
            case 5 -> new IncidentResolved(null, at);
            case 6 -> new IncidentReopened(null, random.nextBoolean() ? at : null);
            case 7 -> new IncidentClosed(null, at);
            case 8 -> random.nextBoolean() ? new IncidentCancelled(null, at) : new IncidentRevived(null, at);
            default -> random.nextBoolean()
                    ? new IncidentAcknowledged(at)
                    : new EntryBackdated("", random.nextInt(3), at, "a typo", null);
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void isTheStatusOfTheState(long seed) {
        Random random = new Random(seed);
        List<Instant> expected = new ArrayList<>(INSTANTS);
        expected.removeIf(_ -> random.nextInt(6) == 0);
        incident.expect(expected);
        for (int i = 0; i < 60; i++) {
            incident.add(any(random));
            assertThat(incident.presentStatus()).isEqualTo(incident.status());
            for (Instant at : INSTANTS) {
                assertThat(incident.statusAt(at)).as("at %s, after %s", at, incident.added())
                        .isEqualTo(incident.state().at(at).status());
            }
        }
    }
}
