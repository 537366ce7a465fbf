package io.incidentledger.query.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.incidentledger.events.Audience;
import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.RoleUnassigned;
import io.incidentledger.events.IncidentEvent.ServicesChanged;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.Fold;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.query.board.BoardProjection;
import io.incidentledger.query.board.BoardSearchFields;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.measures.MeasureProjection;
import io.incidentledger.query.measures.MeasureRow;
import org.junit.jupiter.api.Test;

import static io.incidentledger.events.History.declaration;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests that current, latest and first values follow the order of occurrence, in whatever order events are recorded.
class ProjectionArrivalOrderTest {

    private static final String ID = History.INCIDENT;
    private static final Instant NOW = time("2024-03-06T00:00:00Z");
    private static final int HISTORIES = 300;

    private final InMemoryEventLog log = new InMemoryEventLog(() -> NOW);
    private final IncidentLog incidents = new IncidentLog(log);
    private final StreamProjectionCache<IncidentView> views = folding(log, new IncidentProjection());

    private static <V> StreamProjectionCache<V> folding(InMemoryEventLog log, Fold<V> fold) {
        return StreamProjectionCache.corrected(log, fold, 1_000);
    }

    private static IncidentEvent declared() {
        return declaration("Checkout fails", Severity.SEV3, io.incidentledger.events.Mode.LIVE, "08:00",
                List.of("checkout"), java.util.Map.of());
    }

    private static StatusUpdated update(Status status, String message, String at) {
        return new StatusUpdated("u-" + message, status, message, Audience.PUBLIC, time(at));
    }

    /// Records each event in its own commit, and reads the incident after each.
    private IncidentResponse after(IncidentEvent... events) {
        incidents.add(ID, declared());
        for (IncidentEvent event : events) {
            views.now(ID);
            incidents.add(ID, event);
        }
        return IncidentResponse.of(views.now(ID).orElseThrow().view(), 1L, DurationDefinitions.DEFAULT, NOW);
    }

    @Test
    void aStatusThatIsToldLateIsNotThePresentOne() {
        IncidentResponse response = after(update(Status.MONITORING, "fixed?", "10:30"),
                update(Status.IDENTIFIED, "it is the cache", "10:00"));

        assertThat(response.status()).isEqualTo(Status.MONITORING);
        assertThat(response.lastUpdate().message()).isEqualTo("fixed?");
        assertThat(response.milestones().get("firstUpdate").at()).isEqualTo(time("10:00"));
        assertThat(response.milestones().get("causeIdentified").at()).isEqualTo(time("10:00"));
    }

    @Test
    void aLateUpdateFromBeforeTheResolutionLeavesItResolved() {
        IncidentResponse response = after(new IncidentResolved(null, time("10:40")),
                update(Status.IDENTIFIED, "late", "10:00"), update(Status.MONITORING, "after the end", "11:00"));

        assertThat(response.status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void aReopeningWhoseTimeLiesBeforeTheResolutionReopensIt() {
        IncidentResponse response = after(update(Status.RESOLVED, "over", "10:40"),
                new IncidentResolved(null, time("10:40")), new IncidentReopened(null, time("10:30")));

        assertThat(response.status()).isEqualTo(Status.INVESTIGATING);
    }

    @Test
    void theSeverityIsThatOfTheLastChangeInTheWorld() {
        IncidentResponse response = after(new SeverityChanged(Severity.SEV3, Severity.SEV1, null, time("10:00")),
                new SeverityChanged(Severity.SEV1, Severity.SEV2, null, time("11:00")),
                new EntryBackdated("x", 2, time("09:00"), "it was earlier", null));

        assertThat(response.severity()).isEqualTo(Severity.SEV1);
        assertThat(response.peakSeverity()).isEqualTo(Severity.SEV1);
    }

    @Test
    void aRoleIsHeldByTheOneWhoTookItLastInTheWorld() {
        IncidentResponse response = after(new RoleAssigned(Role.SCRIBE, "bob", null, null, time("10:30")),
                new RoleAssigned(Role.SCRIBE, "eve", null, null, time("10:00")),
                new RoleAssigned(Role.INCIDENT_COMMANDER, "ada", null, null, time("10:30")),
                new RoleAssigned(Role.INCIDENT_COMMANDER, "bob", null, null, time("09:00")));

        assertThat(response.roles()).filteredOn(holding -> !holding.implicit()).extracting(RoleAssignment::assignee)
                .containsExactly("ada", "bob");
        assertThat(response.milestones().get("commanderAssigned").at()).isEqualTo(time("09:00"));
    }

    @Test
    void aLateMitigationBelongsToTheCycleInWhichItHappened() {
        IncidentResponse response = after(new IncidentResolved(null, time("10:40")),
                new IncidentReopened(null, time("14:30")), new IncidentMitigated("rolled back", time("10:20")));

        assertThat(response.milestones().get("mitigated").at()).isNull();
        assertThat(response.status()).isEqualTo(Status.INVESTIGATING);
    }

    @Test
    void anUpdateOfTheFutureIsNotTheLatestForEver() {
        IncidentResponse response = after(update(null, "planned", "2024-03-09T10:00:00Z"), update(null, "now", null));

        assertThat(response.lastUpdate().message()).isEqualTo("now");
    }

    @Test
    void thePresentIsTheSameInWhateverOrderTheLedgerLearnedOfIt() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<IncidentEvent> happened = story(random);
            List<IncidentEvent> shuffled = new ArrayList<>(happened);
            Collections.shuffle(shuffled, random);

            assertThat(present(shuffled)).as("seed %s", seed).isEqualTo(present(happened));
        }
    }

    /// Each instant occurs once. The end comes last; the other events are recorded in random order.
    private static List<IncidentEvent> story(Random random) {
        List<IncidentEvent> events = new ArrayList<>();
        for (int minute = 1 + random.nextInt(20); minute < 600; minute += 1 + random.nextInt(60)) {
            Instant at = time("09:00").plusSeconds(60L * minute);
            String name = "n" + random.nextInt(4);
            events.add(switch (random.nextInt(8)) {
                case 0 -> new SeverityChanged(Severity.SEV3, Severity.values()[random.nextInt(5)], null, at);
                case 1 -> new RoleAssigned(Role.values()[random.nextInt(6)], name, null, null, at);
                case 2 -> new RoleUnassigned(Role.values()[1 + random.nextInt(5)], name, null, at);
                case 3 -> new IncidentAcknowledged(at);
                case 4 -> new IncidentMitigated(null, at);
                case 5 -> new DetailsChanged(name, null, null, null, name, null, at);
                case 6 -> new ServicesChanged(List.of(name), List.of("checkout"), at);
                default -> new StatusUpdated("u" + minute, Status.values()[random.nextInt(3)], name, Audience.PUBLIC,
                        at);
            });
        }
        return events;
    }

    private record Present(List<Object> of) {}

    private static Present present(List<IncidentEvent> learned) {
        InMemoryEventLog log = new InMemoryEventLog(() -> NOW);
        IncidentLog incidents = new IncidentLog(log);
        StreamProjectionCache<IncidentView> views = folding(log, new IncidentProjection());
        StreamProjectionCache<BoardSearchFields> rows = folding(log, new BoardProjection());
        StreamProjectionCache<MeasureRow> measured = folding(log, new MeasureProjection());
        incidents.add(ID, declared());
        for (IncidentEvent event : learned) {
            incidents.add(ID, event);
            views.now(ID);
            rows.now(ID);
            measured.now(ID);
        }
        IncidentResponse response = IncidentResponse.of(views.now(ID).orElseThrow().view(), 1L,
                DurationDefinitions.DEFAULT,
                NOW);
        assertThat(response).isEqualTo(IncidentResponse.of(folding(log, new IncidentProjection()).now(ID).orElseThrow()
                .view(), 1L, DurationDefinitions.DEFAULT, NOW));
        BoardSearchFields row = rows.now(ID).orElseThrow().view();
        MeasureRow measure = measured.now(ID).orElseThrow().view();
        List<Object> present = new ArrayList<>(List.of(response.title(), response.severity(), response.peakSeverity(),
                response.status(), response.roles(), response.services(), String.valueOf(response.rootCause()),
                String.valueOf(response.lastUpdate()), response.durations(), row.title(), row.severity(), row.status(),
                row.services(), measure.severity(), measure.status(), measure.services()));
        for (Milestone milestone : Milestone.values()) {
            present.add(String.valueOf(response.milestones().get(milestone.wireName()).at()));
        }
        return new Present(present);
    }
}
