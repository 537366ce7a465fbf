package io.incidentledger.command.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.command.imports.ExternalIncident.Update;
import io.incidentledger.command.incident.AxonInMemory;
import io.incidentledger.command.incident.Given;
import io.incidentledger.command.incident.IncidentUnderImport;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.incidentledger.command.incident.Given.ID;
import static io.incidentledger.command.incident.Given.T0;
import static org.assertj.core.api.Assertions.assertThat;

/// A line that grows and changes from import to import. A failing seed can be replayed on its own.
@Soaked
class RandomImportsTest {
    private final AxonInMemory axon = new AxonInMemory();

    static LongStream seeds() {
        return Dose.each("RandomImportsTest, lines", 40, 2_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theIncidentFollowsItsLineAndTheSameLineChangesNothing(long seed) {
        Random random = new Random(seed);
        List<Update> updates = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            grow(updates, random);
            ImportIncident line = line(updates, random);
            axon.send(line);
            int events = axon.eventsOf(ID).size();
            assertFollows(line.incident());
            axon.send(line);
            assertThat(axon.eventsOf(ID)).as("the same line again").hasSize(events);
        }
    }

    private void assertFollows(ExternalIncident line) {
        IncidentUnderImport incident = axon.draftOf(ID);
        assertThat(incident.facts().title()).isEqualTo(line.title());
        assertThat(incident.facts().severity()).isEqualTo(line.severity());
        assertThat(incident.facts().labels()).isEqualTo(line.labels());
        assertThat(incident.facts().services()).containsExactlyInAnyOrderElementsOf(line.services());
        assertThat(incident.status()).isEqualTo(line.updates().reversed().stream().map(Update::status)
                .filter(status -> status != null).findFirst().orElse(Status.INVESTIGATING));
        assertThat(axon.eventsOf(ID).stream().filter(StatusUpdated.class::isInstance)).hasSameSizeAs(line.updates());
    }

    private static void grow(List<Update> updates, Random random) {
        for (int i = random.nextInt(3); i > 0; i--) {
            Status status = any(random, null, Status.INVESTIGATING, Status.IDENTIFIED, Status.MONITORING,
                    Status.RESOLVED);
            updates.add(SampleImportLine.update("u" + updates.size(), status, "words " + updates.size(),
                    T0.plusSeconds(60L * updates.size())));
        }
    }

    private static ImportIncident line(List<Update> updates, Random random) {
        Times times = new Times(T0, any(random, null, T0), null, any(random, null, T0), null,
                any(random, null, Given.T1), any(random, null, Given.T2, Given.T3), null);
        Map<String, String> labels = new HashMap<>();
        for (String label : List.of("a", "b")) {
            if (random.nextBoolean()) {
                labels.put(label, any(random, "1", "2"));
            }
        }
        return new SampleImportLine(times).title(any(random, "one", "two")).severity(any(random, Severity.values()))
                .services(random.nextBoolean() ? new String[]{"x"} : new String[]{"x", "y"}).labels(labels)
                .updates(updates).imported();
    }

    @SafeVarargs
    private static <T> T any(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
