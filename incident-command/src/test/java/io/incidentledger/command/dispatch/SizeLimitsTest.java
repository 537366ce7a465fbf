package io.incidentledger.command.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.incidentledger.command.incident.EventTooLargeException;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.IncidentCommand.AddTimelineEntry;
import io.incidentledger.command.incident.IncidentCommand.CloseIncident;
import io.incidentledger.command.incident.IncidentCommand.PostUpdate;
import io.incidentledger.command.incident.IncidentCommand.RecordImpact;
import io.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import io.incidentledger.command.incident.IncidentRule;
import io.incidentledger.command.incident.RuleViolationException;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.Status;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.Utf8;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.incidentledger.command.dispatch.Commands.declare;
import static io.incidentledger.command.dispatch.Commands.merge;
import static io.incidentledger.command.dispatch.Commands.newId;
import static io.incidentledger.command.dispatch.Commands.reopen;
import static io.incidentledger.command.dispatch.Commands.resolve;
import static io.incidentledger.command.dispatch.Commands.unmerge;
import static io.incidentledger.command.dispatch.Commands.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What an event and an incident may have at most, just under and just over, whichever way the incident was loaded.
class SizeLimitsTest {

    private static final int RESERVE_SHARE = 16;

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final String incident = newId();

    private static CommandSettings limits(int eventBytes, long incidentBytes, int incidentEvents) {
        return CommandSettings.defaults().withMaxEventBytes(eventBytes).withMaxIncidentBytes(incidentBytes)
                .withMaxIncidentEvents(incidentEvents);
    }

    private AddTimelineEntry note(String message) {
        return new AddTimelineEntry(incident, UUID.randomUUID().toString(), EntryKind.NOTE, message, List.of(), null);
    }

    private long bytes(String id) {
        return log.readStream(id, 0, Long.MAX_VALUE).stream().map(StoredEvent::payload).mapToLong(Utf8::bytes).sum();
    }

    /// The size of a note with this message.
    private long bytesOf(String message) {
        InMemoryEventLog other = new InMemoryEventLog();
        try (CommandSide side = new CommandSide(other)) {
            side.apply(declare(incident));
            long position = side.apply(note(message)).position();
            return Utf8.bytes(other.read(position - 1, 1).getFirst().payload());
        }
    }

    private void assertFull(CommandSide side, IncidentCommand command) {
        long before = log.head().position();
        assertThatThrownBy(() -> side.apply(command)).isInstanceOfSatisfying(RuleViolationException.class,
                refused -> assertThat(refused.rule()).isEqualTo(IncidentRule.INCIDENT_FULL));
        assertThat(log.head().position()).isEqualTo(before);
    }

    private static double exceeded(CommandSide side, String limit) {
        return side.meters.get("incident.ledger.commands.limit.exceeded").tag("limit", limit).counter().count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "€", "😀"})
    void anEventMayHaveAsManyBytesAsTheLimitSays(String character) {
        String message = character.repeat(300);
        int bytes = Math.toIntExact(bytesOf(message));
        try (CommandSide side = new CommandSide(log, limits(bytes, 1L << 24, 1_000))) {
            side.apply(declare(incident));
            assertThat(side.apply(note(message)).changed()).isTrue();
            long before = log.head().position();
            assertThatThrownBy(() -> side.apply(note(message + "y"))).isInstanceOfSatisfying(
                    EventTooLargeException.class, refused -> assertThat(refused.detail()).isEqualTo(
                            "The event TimelineEntryAdded would have %d bytes; the limit is %d. Its largest member is message with %d bytes."
                                    .formatted(bytes + 1, bytes, Utf8.bytes(message) + 3)));
            assertThat(log.head().position()).isEqualTo(before);
            assertThat(exceeded(side, "event-size")).isEqualTo(1);
            assertThat(side.apply(note(message)).changed()).as("the incident goes on").isTrue();
        }
    }

    @Test
    void whatIsStoredAlreadyMayBeLarger() {
        try (CommandSide generous = new CommandSide(log)) {
            generous.apply(declare(incident));
            generous.apply(note("x".repeat(10_000)));
        }
        try (CommandSide side = new CommandSide(log, limits(1_000, 1L << 24, 1_000))) {
            assertThat(side.apply(note("short")).changed()).isTrue();
            assertThatThrownBy(() -> side.apply(note("x".repeat(1_000)))).isInstanceOf(EventTooLargeException.class);
        }
    }

    @Test
    void theDefaultOfAnEventHoldsForListsThatAreLegalOneByOne() {
        List<String> customers = IntStream.range(0, 1_000)
                .mapToObj(i -> "c" + i + "-" + "x".repeat(190)).toList();
        ImpactDetails half = new ImpactDetails(null, null, null, customers, null, null, null);
        ImpactDetails whole = new ImpactDetails(null, null, null, customers, customers, null, null);
        try (CommandSide side = new CommandSide(log)) {
            side.apply(declare(incident));
            assertThat(side.apply(new RecordImpact(incident, half)).changed()).isTrue();
            String other = newId();
            side.apply(declare(other));
            assertThatThrownBy(() -> side.apply(new RecordImpact(other, whole)))
                    .isInstanceOf(EventTooLargeException.class).hasMessageContaining("ImpactRecorded")
                    .hasMessageContaining("327680");
        }
    }

    @Test
    void anIncidentMayHaveAsManyBytesAsTheLimitSaysWhicheverWayItWasLoaded() {
        String message = "€".repeat(100);
        long most;
        try (CommandSide side = new CommandSide(log)) {
            side.apply(declare(incident));
            for (int i = 0; i < 10; i++) {
                side.apply(note(message));
            }
            most = bytes(incident) + bytesOf(message);
        }
        try (CommandSide reading = new CommandSide(log, limits(1 << 18, most - 1, 1_000));
                CommandSide exact = new CommandSide(log, limits(1 << 18, most, 1_000))) {
            assertFull(reading, note(message));
            assertThat(exact.apply(note(message)).changed()).as("loaded from the stream").isTrue();
            assertThat(bytes(incident)).isEqualTo(most);
            assertFull(exact, note(""));
            assertThat(exceeded(exact, "incident-size")).isEqualTo(1);
        }
        try (CommandSide caching = new CommandSide(log, limits(1 << 18, most + 2 * bytesOf(message), 1_000))) {
            caching.apply(note(message));
            assertThat(caching.apply(note(message)).changed()).as("from the cache").isTrue();
            assertFull(caching, note(""));
        }
    }

    @Test
    void anIncidentMayHaveAsManyEventsAsTheLimitSays() {
        try (CommandSide side = new CommandSide(log, limits(1 << 18, 1L << 24, 20))) {
            int declared = Math.toIntExact(side.apply(declare(incident)).sequence() + 1);
            for (int i = declared; i < 20; i++) {
                side.apply(note("one more"));
            }
            assertFull(side, note("too many"));
            assertThat(side.apply(update(incident)).changed()).as("one event is in reserve").isTrue();
            assertFull(side, update(incident));
            assertThat(side.apply(resolve(incident)).changed()).isTrue();
        }
    }

    @Test
    void aFullIncidentGoesThroughItsStatusInItsReserveAndCanAlwaysBeEnded() {
        long most = 100_000;
        String paragraph = "x".repeat(10_000);
        try (CommandSide side = new CommandSide(log, limits(1 << 18, most, 10_000))) {
            side.apply(declare(incident));
            while (bytes(incident) + 10_500 < most) {
                side.apply(note(paragraph));
            }
            assertFull(side, note("x".repeat(Math.toIntExact(most - bytes(incident)))));
            assertFull(side, new ResolveIncident(incident, "x".repeat(30_000), null));
            while (bytes(incident) + 500 < most + most / RESERVE_SHARE) {
                side.apply(update(incident));
            }
            for (int i = 0; i < 5; i++) {
                try {
                    side.apply(update(incident));
                } catch (RuleViolationException full) {
                    assertThat(full.rule()).isEqualTo(IncidentRule.INCIDENT_FULL);
                }
            }
            assertFull(side, update(incident));
            assertFull(side, new ResolveIncident(incident, paragraph, null));
            assertThat(side.apply(new ResolveIncident(incident, "over", null)).changed()).isTrue();
            for (int i = 0; i < 3; i++) {
                assertFull(side, new PostUpdate(incident, UUID.randomUUID().toString(), "still resolved",
                        Status.RESOLVED, Audience.INTERNAL, null));
            }
            assertFull(side, reopen(incident));
            assertThat(side.apply(new CloseIncident(incident, null, Instant.now())).changed()).isTrue();
        }
    }

    @Test
    void aCommandForTwoIncidentsIsCheckedInBoth() {
        String target = newId();
        try (CommandSide generous = new CommandSide(log)) {
            generous.apply(declare(incident));
            generous.apply(declare(target));
            for (int i = 0; i < 30; i++) {
                generous.apply(update(target));
            }
        }
        try (CommandSide side = new CommandSide(log, limits(1 << 18, 1L << 24, 20))) {
            assertThat(side.apply(merge(incident, target)).changed()).as("ends the duplicate").isTrue();
            assertFull(side, unmerge(incident));
        }
    }

    @Test
    void aRefusalDecidedOnAnOutdatedStreamIsDecidedAgain() {
        try (CommandSide side = new CommandSide(log, limits(1 << 18, 1L << 24, 10));
                CommandSide other = new CommandSide(log)) {
            side.apply(declare(incident));
            for (int i = 0; i < 20; i++) {
                other.apply(note("elsewhere"));
            }
            assertFull(side, note("decided on a cached incident"));
        }
    }
}
