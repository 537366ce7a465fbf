package io.incidentledger.query.measures;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.query.RandomIncidents;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.incident.IncidentProjection;
import io.incidentledger.query.incident.IncidentView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static io.incidentledger.events.History.declaration;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MeasureProjectionTest {

    private final MeasureProjection projection = new MeasureProjection();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theRowSaysWhatTheIncidentSaysWhateverHappens(long seed) {
        InMemoryEventLog log = new InMemoryEventLog();
        RandomIncidents incidents = new RandomIncidents(seed);
        incidents.appendTo(new IncidentLog(log), 400);
        StreamProjectionCache<IncidentView> views = StreamProjectionCache.corrected(log, new IncidentProjection(), 0);
        StreamProjectionCache<MeasureRow> rows = StreamProjectionCache.corrected(log, projection, 0);

        assertThat(incidents.incidents()).isNotEmpty().allSatisfy(id -> {
            IncidentView incident = views.now(id).orElseThrow().view();
            MeasureRow row = rows.now(id).orElseThrow().view();
            assertThat(row).isEqualTo(new MeasureRow(incident.course().milestones(), incident.course().severity(),
                    incident.course().lifecycle(), incident.declaration().mode(), incident.declaration().source(),
                    incident.people().responsible().team(), incident.details().services(),
                    "maintenance".equals(incident.details().labels().get("kind")), incident.declaration().declaredAt(),
                    row.first()));
            assertThat(row.declaredAt()).isEqualTo(incident.declaredAt());
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void aRowCanBeStoredAsJson(long seed) {
        InMemoryEventLog log = new InMemoryEventLog();
        RandomIncidents incidents = new RandomIncidents(seed);
        incidents.appendTo(new IncidentLog(log), 200);
        StreamProjectionCache<MeasureRow> rows = StreamProjectionCache.corrected(log, projection, 0);
        JsonMapper json = JsonMapper.shared();

        assertThat(incidents.incidents()).isNotEmpty().allSatisfy(id -> {
            MeasureRow row = rows.now(id).orElseThrow().view();
            assertThat(json.readValue(json.writeValueAsString(row), MeasureRow.class)).isEqualTo(row);
        });
    }

    @Test
    void aStreamThatBeginsOtherwiseIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> History.ofIncident().add(new IncidentAcknowledged(null)).fold(projection::evolve));
    }

    @Test
    void whatBecomesKnownIsKeptAsItWasThen() {
        MeasureRow row = History.ofIncident().declared(Severity.SEV2).add(stated(Milestone.IMPACT_STARTED, "13:50"))
                .at("15:00").add(new IncidentResolved(null, null), stated(Milestone.IMPACT_ENDED, "14:50"))
                .at("16:00").add(stated(Milestone.IMPACT_STARTED, "13:40"), new IncidentReopened(null, null))
                .at("17:00").add(new IncidentResolved(null, null), stated(Milestone.IMPACT_ENDED, "17:00"))
                .fold(projection::evolve);

        assertThat(row.first()).isEqualTo(Map.of(
                "timeToResolve", new FirstMeasurement(3, Duration.ofMinutes(70)),
                "timeFromDeclarationToResolve", new FirstMeasurement(3, Duration.ofMinutes(60)),
                "timeToRestore", new FirstMeasurement(4, Duration.ofMinutes(60))));
    }

    @Test
    void whatIsNotYetOverIsNotKnown() {
        MeasureRow row = History.ofIncident().declared(Severity.SEV2)
                .add(stated(Milestone.IMPACT_STARTED, "13:50"), stated(Milestone.DETECTED, "14:01"))
                .fold(projection::evolve);

        assertThat(row.first()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Mode.class, names = {"DRILL", "BACKFILL"})
    void onlyLiveIncidentsAreKept(Mode mode) {
        MeasureRow row = History.ofIncident().at("15:00")
                .add(declaration("t", Severity.SEV2, mode, "14:00", List.of(), Map.of()),
                        new IncidentResolved(null, time("15:00")))
                .fold(projection::evolve);

        assertThat(row.first()).isEmpty();
    }
}
