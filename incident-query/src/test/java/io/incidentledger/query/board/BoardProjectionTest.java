package io.incidentledger.query.board;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.ResponsibilityAssigned;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.RoleUnassigned;
import io.incidentledger.events.IncidentEvent.ServicesChanged;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.VisibilityChanged;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.milestones.LifecycleStatus;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.query.RandomIncidents;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.incident.IncidentProjection;
import io.incidentledger.query.incident.IncidentView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.incidentledger.events.History.declaration;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static io.incidentledger.events.History.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class BoardProjectionTest {

    private final BoardProjection projection = new BoardProjection();

    private BoardSearchFields after(io.incidentledger.events.IncidentEvent... events) {
        return History.ofIncident().declared(Severity.SEV2).add(events).fold(projection::evolve);
    }

    @Test
    void aDeclarationMakesARow() {
        BoardSearchFields row = History.ofIncident()
                .add(declaration("Checkout fails", Severity.SEV1, Mode.DRILL, "13:30", List.of("web", "cart", "web"),
                        Map.of("kind", "test")))
                .fold(projection::evolve);

        assertThat(row).isEqualTo(
                new BoardSearchFields("Checkout fails", null, Severity.SEV1, LifecycleStatus.DECLARED, Mode.DRILL,
                        Visibility.NORMAL, "manual", List.of("web", "cart"), Map.of("kind", "test"), null, null, null,
                        1, time("13:30"), null, null, null, time("14:00")));
    }

    @Test
    void aStreamThatBeginsWithSomethingElseIsNoIncident() {
        assertThatIllegalStateException()
                .isThrownBy(() -> History.ofIncident().add(new IncidentAcknowledged(null)).fold(projection::evolve));
    }

    @Test
    void severityVisibilityAndTeamAreTheLatest() {
        BoardSearchFields row = after(new SeverityChanged(Severity.SEV2, Severity.SEV4, null, null),
                new VisibilityChanged(Visibility.RESTRICTED, null, null),
                new ResponsibilityAssigned("payments", null, null));

        assertThat(row.severity()).isEqualTo(Severity.SEV4);
        assertThat(row.visibility()).isEqualTo(Visibility.RESTRICTED);
        assertThat(row.team()).isEqualTo("payments");
        assertThat(
                after(new ResponsibilityAssigned("payments", null, null), new ResponsibilityAssigned(null, "eve", null))
                        .team())
                .isNull();
    }

    @Test
    void theStatusFollowsUpdatesAndTransitions() {
        assertThat(after(update(Status.IDENTIFIED, "a deploy")).status()).isEqualTo(Status.IDENTIFIED);
        assertThat(after(update(Status.IDENTIFIED, "a deploy"), update(null, "still")).status())
                .isEqualTo(Status.IDENTIFIED);
        assertThat(after(new IncidentMitigated(null, null)).status()).isEqualTo(Status.MONITORING);
        assertThat(after(new IncidentResolved(null, null)).status()).isEqualTo(Status.RESOLVED);
        assertThat(after(new IncidentResolved(null, null), new IncidentReopened(null, null)).status())
                .isEqualTo(Status.INVESTIGATING);
        assertThat(after(new IncidentClosed(null, null)).status()).isEqualTo(Status.CLOSED);
        assertThat(after(new IncidentCancelled(null, null)).status()).isEqualTo(Status.CANCELLED);
        assertThat(after(new IncidentMerged("other", null, null)).status()).isEqualTo(Status.MERGED);
    }

    @Test
    void anUpdateDoesNotOpenWhatHasEnded() {
        assertThat(after(new IncidentResolved(null, null), update(Status.MONITORING, "late")).status())
                .isEqualTo(Status.RESOLVED);
    }

    @Test
    void wordsLabelsAndServicesChangeInPart() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("region", "eu");
        labels.put("kind", null);
        BoardSearchFields row = History.ofIncident()
                .add(declaration("Checkout fails", Severity.SEV1, Mode.LIVE, null, List.of("web", "cart"),
                        Map.of("kind", "test")))
                .add(new DetailsChanged(null, "nobody can pay", labels, null, null, null, null),
                        new ServicesChanged(List.of("db"), List.of("web"), null))
                .fold(projection::evolve);

        assertThat(row.title()).isEqualTo("Checkout fails");
        assertThat(row.summary()).isEqualTo("nobody can pay");
        assertThat(row.labels()).isEqualTo(Map.of("region", "eu"));
        assertThat(row.services()).containsExactly("cart", "db");
    }

    @Test
    void aStatedTimeOfDeclarationWinsUntilItIsWithdrawn() {
        assertThat(after(stated(Milestone.DECLARED, "12:00")).declaredAt()).isEqualTo(time("12:00"));
        assertThat(after(stated(Milestone.DECLARED, "12:00"), new MilestoneCleared(Milestone.DECLARED, null, null))
                .declaredAt()).isEqualTo(time("14:00"));
        assertThat(after(stated(Milestone.DETECTED, "12:00")).declaredAt()).isEqualTo(time("14:00"));
    }

    @Test
    void theTimeOfTheResolutionIsTheLatestAndEndsWithAReopening() {
        IncidentResolved resolved = new IncidentResolved(null, null);
        assertThat(after(resolved).resolvedAt()).isEqualTo(time("14:00"));
        assertThat(after(resolved, stated(Milestone.RESOLVED, "12:00")).resolvedAt()).isEqualTo(time("12:00"));
        assertThat(after(resolved, stated(Milestone.RESOLVED, "12:00"),
                new MilestoneCleared(Milestone.RESOLVED, null, null)).resolvedAt()).isEqualTo(time("14:00"));
        assertThat(after(resolved, stated(Milestone.RESOLVED, "12:00"), new IncidentReopened(null, null)).resolvedAt())
                .isNull();
        assertThat(after(stated(Milestone.DETECTED, "12:00")).resolvedAt()).isNull();
    }

    @Test
    void theCommanderIsWhoTookCommandLast() {
        RoleAssigned ada = new RoleAssigned(Role.INCIDENT_COMMANDER, "ada", null, null, null);
        RoleAssigned eve = new RoleAssigned(Role.INCIDENT_COMMANDER, "eve", null, null, null);
        assertThat(after().needsCommander()).isTrue();
        assertThat(after(ada, eve).commander()).isEqualTo("eve");
        assertThat(after(ada).needsCommander()).isFalse();
        assertThat(after(ada, eve, new RoleUnassigned(Role.INCIDENT_COMMANDER, "ada", null, null)).commander())
                .isEqualTo("eve");
        assertThat(after(ada, new RoleUnassigned(Role.INCIDENT_COMMANDER, "ada", null, null)).needsCommander())
                .isTrue();
        assertThat(after(new IncidentResolved(null, null)).needsCommander()).isFalse();
    }

    @Test
    void everyEventMovesTheTimeOfTheLastChange() {
        BoardSearchFields row = History.ofIncident().declared(Severity.SEV2).at("15:00")
                .add(new IncidentAcknowledged(null))
                .fold(projection::evolve);

        assertThat(row.changedAt()).isEqualTo(time("15:00"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theRowSaysWhatTheIncidentSaysWhateverHappens(long seed) {
        InMemoryEventLog log = new InMemoryEventLog();
        RandomIncidents incidents = new RandomIncidents(seed);
        incidents.appendTo(new IncidentLog(log), 400);
        StreamProjectionCache<IncidentView> views = StreamProjectionCache.corrected(log, new IncidentProjection(), 0);
        StreamProjectionCache<BoardSearchFields> rows = StreamProjectionCache.corrected(log, projection, 0);

        assertThat(incidents.incidents()).allSatisfy(id -> {
            IncidentView incident = views.now(id).orElseThrow().view();
            BoardSearchFields row = rows.now(id).orElseThrow().view();
            assertThat(row).isEqualTo(rowOf(incident, row));
        });
    }

    private static BoardSearchFields rowOf(IncidentView incident, BoardSearchFields row) {
        Instant stated = incident.declaredAt().equals(row.toldAt()) ? row.statedAt() : incident.declaredAt();
        MilestoneFact resolved = incident.course().milestones().fact(Milestone.RESOLVED);
        Instant resolvedAt = resolved == null ? null : resolved.at();
        Instant statedResolvedAt = Objects.equals(resolvedAt, row.observedResolvedAt())
                ? row.statedResolvedAt()
                : resolvedAt;
        return new BoardSearchFields(incident.details().title(), incident.details().summary(),
                incident.course().severity().current(),
                incident.course().lifecycle(), incident.declaration().mode(), incident.details().visibility(),
                incident.declaration().source(), incident.details().services(), incident.details().labels(),
                incident.people().responsible() == null ? null : incident.people().responsible().team(),
                incident.commander(),
                incident.declaration().externalRef(), row.declaredPosition(), incident.declaration().declaredAt(),
                stated, row.observedResolvedAt(), statedResolvedAt, incident.recordedAt());
    }
}
