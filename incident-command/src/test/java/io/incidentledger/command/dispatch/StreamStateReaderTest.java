package io.incidentledger.command.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import io.incidentledger.command.imports.ExternalIncident;
import io.incidentledger.command.imports.ImportIncident;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.IncidentCommand.AcknowledgeIncident;
import io.incidentledger.command.incident.IncidentCommand.AddActionItem;
import io.incidentledger.command.incident.IncidentCommand.AddTimelineEntry;
import io.incidentledger.command.incident.IncidentCommand.AmendEntry;
import io.incidentledger.command.incident.IncidentCommand.AssignRole;
import io.incidentledger.command.incident.IncidentCommand.ChangeSeverity;
import io.incidentledger.command.incident.IncidentCommand.ClearMilestone;
import io.incidentledger.command.incident.IncidentCommand.CloseIncident;
import io.incidentledger.command.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.command.incident.IncidentCommand.PostUpdate;
import io.incidentledger.command.incident.IncidentCommand.RecordImpact;
import io.incidentledger.command.incident.IncidentCommand.RecordMilestone;
import io.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import io.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import io.incidentledger.command.incident.IncidentCommand.RetractEntry;
import io.incidentledger.command.incident.RuleViolationException;
import io.incidentledger.command.incident.UnknownEntryException;
import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.Audience;
import io.incidentledger.events.Correction;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.warnings.ConsistencyChecker;
import io.incidentledger.events.warnings.ConsistencyWarning;
import io.incidentledger.events.warnings.IncidentWarningInput;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.conformance.DelegatingEventLog;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.EventDecoder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.incidentledger.command.dispatch.Commands.declare;
import static io.incidentledger.command.dispatch.Commands.keyed;
import static io.incidentledger.command.dispatch.Commands.newId;
import static org.assertj.core.api.Assertions.assertThat;

/// The status, the severity and the warnings in responses to commands are a function of the stream up to their commit,
/// whichever node made it and whenever they are requested.
class StreamStateReaderTest {

    private static final IncidentCaches CACHES = new IncidentCaches(
            CommandSettings.defaults().withCachedIncidents(10), new SimpleMeterRegistry());

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final InMemoryEventLog log = new InMemoryEventLog(Clock.systemUTC());
    private final AtomicInteger streamReads = new AtomicInteger();
    private final CommandSide side = new CommandSide(counting(log));
    private final CommandSide other = new CommandSide(log);
    private final String incident = newId();
    private final Instant lineBegins = Instant.now().minus(Duration.ofMinutes(45));

    @AfterEach
    void end() {
        side.close();
        other.close();
        log.close();
    }

    private EventLog counting(EventLog counted) {
        return new DelegatingEventLog(counted) {
            @Override
            public List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition) {
                streamReads.incrementAndGet();
                return super.readStream(streamId, fromSequence, upToPosition);
            }
        };
    }

    private static DeclareIncident declared(String id, Instant impactStartedAt) {
        return new DeclareIncident(id, "Payments fail", null, Severity.SEV4, List.of(), Map.of(), impactStartedAt, null,
                null, NOON, "manual", Visibility.NORMAL, Mode.LIVE, null);
    }

    @Test
    void resolvingBeforeTheStartIsAcceptedAndTold() {
        side.apply(declared(incident, NOON));
        CommandReceipt outcome = side.apply(new ResolveIncident(incident, null, NOON.minus(Duration.ofHours(1))));

        assertThat(outcome.changed()).isTrue();
        assertThat(outcome.warnings()).contains(new ConsistencyWarning("milestones-out-of-order",
                "resolved is before impactStarted: an incident cannot be resolved before its impact starts.",
                List.of("impactStarted", "resolved")));
        assertThat(side.apply(new ResolveIncident(incident, null, null)).warnings()).isEqualTo(outcome.warnings());
    }

    @Test
    void whatIsInOrderIsNotWarnedOf() {
        side.apply(declared(incident, NOON));

        assertThat(side.apply(new ResolveIncident(incident, null, NOON.plusSeconds(60))).warnings()).isEmpty();
    }

    @Test
    void aTimeInTheFutureIsJudgedByWhenItWasRecordedHoweverLateItIsAskedForAgain() {
        Instant soon = Instant.now().plus(Duration.ofHours(1));
        side.apply(declared(incident, NOON));
        CommandReceipt first = side.apply(new RecordMilestone(incident, Milestone.DETECTED, soon, null, null),
                keyed("k", 1));
        side.apply(new RecordMilestone(incident, Milestone.DETECTED, NOON, null, null));

        assertThat(first.warnings()).extracting(ConsistencyWarning::code).contains("milestone-in-future");
        for (CommandSide each : List.of(side, other)) {
            CommandReceipt again = each.apply(new RecordMilestone(incident, Milestone.DETECTED, soon, null, null),
                    keyed("k", 1));
            assertThat(again.replayed()).isTrue();
            assertThat(again.warnings()).isEqualTo(first.warnings());
        }
    }

    @Test
    void theUsualCommandReadsNoStreamForIt() {
        side.apply(declare(incident));
        side.apply(Commands.acknowledge(incident));
        streamReads.set(0);
        side.apply(Commands.update(incident));
        side.apply(Commands.mitigate(incident));
        side.apply(Commands.resolve(incident));

        assertThat(streamReads).hasValue(0);
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nobodyCanTellWhetherTheyWereRememberedOrRead(long seed) {
        Random random = new Random(seed);
        side.apply(declared(incident, time(random)));
        List<CommandReceipt> outcomes = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            CommandSide sender = random.nextInt(6) == 0 ? other : side;
            try {
                outcomes.add(sender.apply(random(random)));
            } catch (RuleViolationException refused) {
                // A rule rejected the command; continue with others.
            }
        }
        for (CommandReceipt outcome : outcomes) {
            assertThat(outcome).isEqualTo(asRead(outcome, outcome.recordedAt()));
        }
    }

    /// Imported events and late events affect what is overdue, so both must be cached.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyNodeWarnsOfTheSameHoweverMuchOfTheStreamItRemembers(long seed) {
        Random random = new Random(seed);
        Mode mode = Mode.values()[random.nextInt(Mode.values().length)];
        boolean imported = random.nextInt(3) > 0;
        if (imported) {
            side.apply(line(random, mode, 0));
        } else {
            side.apply(new DeclareIncident(incident, "Payments fail", null, Severity.SEV1, List.of(), Map.of(), null,
                    null, null, ago(random), "manual", Visibility.NORMAL, mode, null));
        }
        List<CommandReceipt> outcomes = new ArrayList<>();
        int others = 1 + random.nextInt(4);
        for (int i = 1; i <= 20; i++) {
            CommandSide sender = random.nextInt(others) == 0 ? other : side;
            try {
                outcomes.add(sender.apply(imported && random.nextInt(4) == 0
                        ? line(random, mode, i)
                        : aboutOneThatGoesOn(random)));
            } catch (RuleViolationException | UnknownEntryException refused) {
                // A rule rejected the command; continue with others.
            }
        }
        StreamStateReader third = new StreamStateReader(log, CACHES);
        for (CommandReceipt outcome : outcomes) {
            for (Duration later : List.of(Duration.ZERO, Duration.ofHours(2))) {
                Instant now = outcome.recordedAt().plus(later);
                CommandReceipt read = asRead(outcome, now);
                assertThat(as(third, outcome, now)).isEqualTo(read);
                assertThat(later.isZero() ? outcome : read).isEqualTo(read);
            }
        }
    }

    private CommandReceipt asRead(CommandReceipt outcome, Instant now) {
        return as(new StreamStateReader(log, CACHES), outcome, now);
    }

    /// What it would say if somebody who remembers these states said it then.
    private CommandReceipt as(StreamStateReader states, CommandReceipt outcome, Instant now) {
        IncidentWarningInput state = states.at(incident, outcome.sequence(), outcome.position());
        return outcome.with(state.status(), state.severity(), ConsistencyChecker.of(state, now));
    }

    @Test
    void statusAndSeverityAreThoseAsOfTheCommitWithItsCorrections() {
        side.apply(declared(incident, NOON));
        CommandReceipt raised = side.apply(new ChangeSeverity(incident, Severity.SEV1, null), keyed("raise", 1));
        String entry = log.readStream(incident, raised.sequence(), raised.position()).getFirst().eventId();
        CommandReceipt corrected = side.apply(new AmendEntry(incident, entry, null, null, Severity.SEV2, null, null,
                null, "that bad it was not"), keyed("correct", 1));
        CommandReceipt resolved = side.apply(new ResolveIncident(incident, null, null));
        CommandReceipt unchanged = side.apply(new ResolveIncident(incident, null, null));

        assertThat(List.of(raised, corrected, resolved, unchanged)).extracting(CommandReceipt::severity)
                .containsExactly(Severity.SEV1, Severity.SEV2, Severity.SEV2, Severity.SEV2);
        assertThat(List.of(raised, corrected, resolved, unchanged)).extracting(CommandReceipt::status)
                .containsExactly(Status.INVESTIGATING, Status.INVESTIGATING, Status.RESOLVED, Status.RESOLVED);
        assertThat(unchanged.changed()).isFalse();
        for (CommandSide each : List.of(side, other)) {
            CommandReceipt again = each.apply(new ChangeSeverity(incident, Severity.SEV1, null), keyed("raise", 1));
            assertThat(again.replayed()).isTrue();
            assertThat(again.severity()).isEqualTo(Severity.SEV1);
            assertThat(again.status()).isEqualTo(Status.INVESTIGATING);
        }
    }

    /// An update that is told late is no word about the present.
    @Test
    void whatIsToldLateTakesItsPlace() {
        side.apply(declared(incident, NOON));
        side.apply(new ResolveIncident(incident, null, NOON.plusSeconds(600)));

        assertThat(side.apply(new PostUpdate(incident, newId(), "we had found it", Status.IDENTIFIED,
                Audience.INTERNAL, NOON.plusSeconds(60))).status()).isEqualTo(Status.RESOLVED);
        assertThat(side.apply(new ReopenIncident(incident, null, NOON.plusSeconds(700))).status())
                .isEqualTo(Status.INVESTIGATING);
    }

    @Test
    void whoMergesLearnsOfTheIncidentThatIsMerged() {
        String survivor = newId();
        side.apply(declared(incident, NOON));
        side.apply(declare(survivor));
        CommandReceipt merged = side.apply(Commands.merge(incident, survivor));

        assertThat(merged.streamId()).isEqualTo(incident);
        assertThat(merged.status()).isEqualTo(Status.MERGED);
        assertThat(merged.severity()).isEqualTo(Severity.SEV4);
        assertThat(side.apply(Commands.acknowledge(survivor)).status()).isEqualTo(Status.INVESTIGATING);
    }

    private static Instant ago(Random random) {
        return Instant.now().minus(Duration.ofMinutes(random.nextInt(180)));
    }

    private ImportIncident line(Random random, Mode mode, int place) {
        List<ExternalIncident.Update> updates = new ArrayList<>();
        for (int i = 0; i < place; i++) {
            updates.add(new ExternalIncident.Update("i" + i, lineBegins.plus(Duration.ofMinutes(i)),
                    i % 3 == 0 ? Status.IDENTIFIED : null, "words " + random.nextInt(2), Audience.INTERNAL));
        }
        return new ImportIncident(incident, new ExternalIncident(new ExternalRef("page", "1", null), "Payments fail",
                null, Severity.SEV1, List.of(), Map.of(), Visibility.NORMAL, mode, "import",
                new ExternalIncident.Times(lineBegins, null, null, null, null, null, null, null), updates, List.of(),
                List.of(), List.of()));
    }

    private IncidentCommand aboutOneThatGoesOn(Random random) {
        Instant at = random.nextBoolean() ? null : ago(random);
        return switch (random.nextInt(8)) {
            case 0 -> new AddActionItem(incident, newId(), "look into it", null, ActionItemPriority.P2, null);
            case 1 -> new AddTimelineEntry(incident, newId(), EntryKind.NOTE, "a sign", List.of(), at);
            case 2 -> new AcknowledgeIncident(incident, at);
            case 3 ->
                new AssignRole(incident, Role.INCIDENT_COMMANDER, random.nextBoolean() ? "ann" : "bob", null, null);
            case 4 -> new PostUpdate(incident, newId(), "words", random.nextBoolean() ? null : Status.IDENTIFIED,
                    Audience.INTERNAL, at);
            case 5 -> new RecordMilestone(incident, Milestone.IMPACT_STARTED, ago(random), null, null);
            default -> {
                List<StoredEvent> stream = log.readStream(incident, 0, Long.MAX_VALUE);
                StoredEvent told = stream.get(random.nextInt(stream.size()));
                String entry = Correction.entryIdOf(
                        new EventDecoder(new EventCodec()).decode(told).event(), told.eventId());
                yield random.nextBoolean()
                        ? new RetractEntry(incident, entry, "a mistake")
                        : new AmendEntry(incident, entry, null, ago(random), null, null, null, null, "it was then");
            }
        };
    }

    private static Instant time(Random random) {
        return NOON.plus(Duration.ofMinutes(random.nextInt(60))).plusNanos(random.nextInt(1_000_000_000));
    }

    private IncidentCommand random(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> new ResolveIncident(incident, null, time(random));
            case 1 -> new ReopenIncident(incident, null, time(random));
            case 2 -> new CloseIncident(incident, null, time(random));
            case 3 -> new RecordImpact(incident, new ImpactDetails(
                    List.of(new ImpactInterval(null, null, time(random), time(random))), null, null, null, null, null,
                    null));
            case 4 -> new PostUpdate(incident, UUID.randomUUID().toString(), "words",
                    random.nextBoolean() ? null : Status.RESOLVED, Audience.INTERNAL, time(random));
            case 5 -> {
                List<StoredEvent> stream = log.readStream(incident, 0, Long.MAX_VALUE);
                yield new AmendEntry(incident, stream.get(random.nextInt(Math.min(2, stream.size()))).eventId(), null,
                        time(random), null, null, null, null, "it was then");
            }
            case 6 -> new ClearMilestone(incident, Milestone.DETECTED, null);
            default -> new RecordMilestone(incident,
                    List.of(Milestone.DETECTED, Milestone.IMPACT_STARTED, Milestone.MITIGATED,
                            Milestone.ACKNOWLEDGED).get(random.nextInt(4)),
                    time(random), null, null);
        };
    }
}
