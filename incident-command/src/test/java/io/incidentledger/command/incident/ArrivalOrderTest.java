package io.incidentledger.command.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

import io.incidentledger.command.dispatch.AxonCommandDispatcher;
import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.command.dispatch.CommandSettings;
import io.incidentledger.command.dispatch.DeclarationIndex;
import io.incidentledger.command.incident.IncidentCommand.AmendEntry;
import io.incidentledger.command.incident.IncidentCommand.ChangeStatus;
import io.incidentledger.command.incident.IncidentCommand.MitigateIncident;
import io.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import io.incidentledger.events.Audience;
import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.Correction;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.RoleUnassigned;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.milestones.LifecycleStatus;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.axon.AxonDefaults;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.ledger.memory.InMemorySnapshotStore;
import io.incidentledger.projection.EventDecoder;
import io.incidentledger.tiers.CpuTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.incident.Given.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Decisions follow the chronological order of events, not the order in which they were recorded.
class ArrivalOrderTest {

    private static final int STORIES = 8;
    private static final int COMMANDS = 40;
    private static final CommandContext BY_ANN = new CommandContext(new EventProvenance("ann", null, null, null, null),
            null,
            null, null);

    private static StatusUpdated updated(Status status, Instant at) {
        return new StatusUpdated("u-" + at, status, "…", Audience.INTERNAL, at);
    }

    @Test
    void aStatusThatIsToldLateIsNotThePresentOne() {
        assertThat(state(DECLARED, updated(Status.MONITORING, T2), updated(Status.IDENTIFIED, T1)).status())
                .isEqualTo(Status.MONITORING);
    }

    @Test
    void aMitigationOfATimeBeforeTheResolutionIsTakenAndLeavesItResolved() {
        IncidentResolved resolved = new IncidentResolved(null, T2);
        assertThat(LifecycleDecisions.mitigate(state(DECLARED, resolved), new MitigateIncident(ID, "failed over", T1)))
                .containsExactly(new IncidentMitigated("failed over", T1));
        assertThat(state(DECLARED, resolved, new IncidentMitigated("failed over", T1)).status())
                .isEqualTo(Status.RESOLVED);
        for (Instant after : Arrays.asList(null, T2, T3)) {
            assertThatThrownBy(
                    () -> LifecycleDecisions.mitigate(state(DECLARED, resolved), new MitigateIncident(ID, null, after)))
                    .isInstanceOf(RuleViolationException.class)
                    .hasMessageContaining("mitigation before the resolution");
        }
        assertThatThrownBy(() -> LifecycleDecisions.mitigate(state(DECLARED, resolved, new IncidentClosed(null, T3)),
                new MitigateIncident(ID, null, T1)))
                .hasMessageContaining("closed; record the milestone mitigated");
    }

    @Test
    void aStatusOfATimeBeforeTheResolutionIsTakenAndChangesNothingOfThePresent() {
        StatusUpdated late = new StatusUpdated("u", Status.IDENTIFIED, null, Audience.INTERNAL, T0);
        assertThat(StatusUpdateDecisions.change(state(DECLARED, RESOLVED),
                new ChangeStatus(ID, "u", Status.IDENTIFIED, null, Audience.INTERNAL, T0))).containsExactly(late);
        assertThat(state(DECLARED, RESOLVED, late).status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void theStatusThatItHadThenIsNoNews() {
        assertThat(StatusUpdateDecisions.change(
                state(DECLARED, updated(Status.IDENTIFIED, T0), updated(Status.MONITORING, T2)),
                new ChangeStatus(ID, "u", Status.IDENTIFIED, null, Audience.INTERNAL, T0))).isEmpty();
        assertThat(LifecycleDecisions.mitigate(
                state(DECLARED, new IncidentMitigated(null, T0), updated(Status.INVESTIGATING, T2)),
                new MitigateIncident(ID, null, T0))).isEmpty();
    }

    @Test
    void aReopeningWinsThoughItsTimeLiesBeforeTheResolution() {
        IncidentState resolved = state(DECLARED, updated(Status.RESOLVED, T2), new IncidentResolved(null, T2));
        IncidentState reopened = Given.after(resolved,
                LifecycleDecisions.reopen(resolved, new ReopenIncident(ID, "it is back", T1)).getFirst());

        assertThat(reopened.status()).isEqualTo(Status.INVESTIGATING);
        assertThat(Given.after(reopened, new IncidentResolved(null, T0)).status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void severityAndRolesAreThoseOfTheLastChangeInTheWorld() {
        IncidentState state = state(DECLARED, new SeverityChanged(Severity.SEV2, Severity.SEV1, null, T1),
                new SeverityChanged(Severity.SEV1, Severity.SEV4, null, T2),
                new RoleAssigned(Role.SCRIBE, "bob", null, null, T2),
                new RoleAssigned(Role.SCRIBE, "eve", null, null, T1));
        assertThat(state.facts().severity()).isEqualTo(Severity.SEV4);
        assertThat(state.roster().holds(Role.SCRIBE, "bob")).isTrue();

        assertThat(Given.after(state, new EntryBackdated("x", 2, T0, "it was earlier", null)).facts()
                .severity()).isEqualTo(Severity.SEV1);
    }

    /// Folding again for each of them would take hundreds of millions of steps.
    @Test
    void manyEventsThatComeLateOrCorrectAreFoldedOnce() {
        int updates = 10_000;
        LazyIncidentState incident = new LazyIncidentState();
        assertThat(CpuTime.of(() -> {
            incident.add(DECLARED);
            for (int i = 1; i <= updates; i++) {
                incident.add(updated(i % 2 == 0 ? Status.IDENTIFIED : Status.MONITORING, T3.minusSeconds(i)));
            }
            for (int i = 1; i <= updates; i++) {
                incident.add(new EntryBackdated("x", i, T2.plusSeconds(i), "it was earlier", null));
            }
            incident.recorded(0, T3);

            assertThat(incident.state().status()).isEqualTo(Status.IDENTIFIED);
        })).isLessThan(Duration.ofSeconds(20));
    }

    /// Each event follows one whose time was corrected in a commit after which the state was not queried.
    @Test
    void afterACorrectionOfATimeEventsAreNoMoreWorkThanBefore() {
        LazyIncidentState incident = new LazyIncidentState();
        incident.add(DECLARED);
        incident.add(updated(Status.IDENTIFIED, T1));
        incident.add(new EntryBackdated("x", 1, T0, "it was earlier", null));
        incident.state();
        incident.recorded(0, T3);
        assertThat(CpuTime.of(() -> {
            for (int i = 1; i <= 20_000; i++) {
                incident.add(updated(Status.MONITORING, T3.plusSeconds(i)));
            }

            assertThat(incident.state().status()).isEqualTo(Status.MONITORING);
        })).isLessThan(Duration.ofSeconds(10));
    }

    /// One process caches the incident and the other loads it for every command; the log's clock is independent of
    /// theirs.
    @Test
    void anIncidentInMemoryOneThatIsLoadedAndWhatViewsAreGivenAgreeAfterEveryCommand() {
        for (int seed = 0; seed < STORIES; seed++) {
            try (Side remembering = new Side(100); Side forgetting = new Side(1)) {
                RandomCommands one = new RandomCommands(seed);
                RandomCommands other = new RandomCommands(seed);
                remembering.send(one.declaration());
                forgetting.send(other.declaration());
                Random corrections = new Random(seed);
                for (int i = 0; i < COMMANDS; i++) {
                    IncidentCommand command = one.next();
                    IncidentCommand same = other.next();
                    if (corrections.nextInt(6) == 0) {
                        long entry = corrections.nextInt((int) remembering.log.headSequence(ID).orElseThrow() + 1);
                        Instant at = T0.plusSeconds(3600L * corrections.nextInt(5));
                        command = amend(remembering.entryId(entry), at);
                        same = amend(forgetting.entryId(entry), at);
                    }
                    assertThat(remembering.send(command)).as("seed %s, %s", seed, command)
                            .isEqualTo(forgetting.send(same));
                    forgetting.forget();
                    assertAgree(remembering.events(), command);
                }
                assertThat(remembering.payloads()).as("seed %s", seed).isEqualTo(forgetting.payloads());
            }
        }
    }

    private static AmendEntry amend(String entryId, Instant at) {
        return new AmendEntry(ID, entryId, null, at, null, null, null, null, "a typo");
    }

    private static void assertAgree(List<RecordedEvent> events, IncidentCommand command) {
        IncidentState loaded = null;
        LazyIncidentState once = new LazyIncidentState();
        for (RecordedEvent event : events) {
            loaded = Given.after(loaded, event.event(), event.eventId(), "", event.recordedAt());
            once.add(event.event(), event.eventId(), "", null, event.recordedAt(), 0);
        }
        assertThat(once.state()).as("folded once, after %s", command).isEqualTo(loaded);
        LifecycleStatus status = LifecycleStatus.DECLARED;
        Severity severity = null;
        RoleAssignments roleAssignments = RoleAssignments.EMPTY;
        for (RecordedEvent event : CorrectedEvents.corrected(events)) {
            status = status.after(event.event());
            severity = switch (event.event()) {
                case IncidentDeclared declared -> declared.severity();
                case SeverityChanged changed -> changed.severity();
                case IncidentEvent _ -> severity;
            };
            roleAssignments = switch (event.event()) {
                case RoleAssigned assigned -> roleAssignments.after(assigned);
                case RoleUnassigned unassigned -> roleAssignments.after(unassigned);
                case IncidentEvent _ -> roleAssignments;
            };
        }
        assertThat(loaded.status()).as("%s", command).isEqualTo(status.current());
        assertThat(loaded.facts().severity()).as("%s", command).isEqualTo(severity);
        assertThat(loaded.roster().holdings()).as("%s", command).isEqualTo(roleAssignments.holdings());
    }

    private static final class Side implements AutoCloseable {
        private final AtomicLong minutes = new AtomicLong();
        private final int cached;
        final InMemoryEventLog log = new InMemoryEventLog(
                () -> T0.plus(Duration.ofMinutes(minutes.incrementAndGet())));
        private AxonCommandDispatcher dispatcher;

        Side(int cached) {
            this.cached = cached;
            open();
        }

        private void open() {
            EventStore store = AxonDefaults.eventStore(log, new InMemorySnapshotStore());
            dispatcher = new AxonCommandDispatcher(store, log, new DeclarationIndex(log, log),
                    CommandSettings.defaults().withMaxInFlight(100).withCachedIncidents(cached),
                    new SimpleMeterRegistry());
        }

        void forget() {
            dispatcher.close();
            open();
        }

        String send(IncidentCommand command) {
            try {
                return "changed: " + dispatcher.send(command, BY_ANN).join().changed();
            } catch (CompletionException failed) {
                return failed.getCause().getClass().getSimpleName() + " " + nameless(failed.getCause().getMessage());
            }
        }

        /// Each side has its own ids; the sequence of an entry is the same in both.
        private String nameless(String message) {
            String nameless = message;
            for (RecordedEvent event : events()) {
                nameless = nameless.replace(Correction.entryIdOf(event.event(), event.eventId()),
                        "at " + event.sequence());
            }
            return nameless;
        }

        List<RecordedEvent> events() {
            List<RecordedEvent> events = new ArrayList<>();
            EventDecoder decoder = new EventDecoder(new EventCodec());
            for (StoredEvent stored : log.readStream(ID, 0, Long.MAX_VALUE)) {
                events.add(decoder.decode(stored));
            }
            return events;
        }

        String entryId(long sequence) {
            RecordedEvent event = events().get((int) sequence);
            return Correction.entryIdOf(event.event(), event.eventId());
        }

        List<String> payloads() {
            return events().stream().map(event -> event.event() instanceof Correction it
                    ? it.entrySequence() + it.reason()
                    : event.event().toString()).toList();
        }

        @Override
        public void close() {
            dispatcher.close();
            log.close();
        }
    }
}
