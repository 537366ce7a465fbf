package io.incidentledger.command.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.incidentledger.command.incident.RuleViolationException;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.dispatch.Commands.acknowledge;
import static io.incidentledger.command.dispatch.Commands.declare;
import static io.incidentledger.command.dispatch.Commands.keyed;
import static io.incidentledger.command.dispatch.Commands.mitigate;
import static io.incidentledger.command.dispatch.Commands.newId;
import static io.incidentledger.command.dispatch.Commands.resolve;
import static io.incidentledger.command.dispatch.Commands.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FaultsTest {

    private final InMemoryEventLog memory = new InMemoryEventLog();
    private final FaultyLog log = new FaultyLog(memory);
    private final String incident = newId();

    private static EventLogException outcomeUnknown(String commitId) {
        return new EventLogException.OutcomeUnknown(commitId, Duration.ofSeconds(1), null);
    }

    @Test
    void whatExceedsTheBoundIsRefusedAtOnceAndTheRestIsNotLost() {
        try (CommandSide side = new CommandSide(log, CommandSide.settings(4, Duration.ofSeconds(1)))) {
            CompletableFuture<Void> disk = new CompletableFuture<>();
            log.onAppend(commit -> disk.thenCompose(written -> memory.append(commit)));
            List<CompletableFuture<CommandReceipt>> taken = IntStream.range(0, 4)
                    .mapToObj(i -> side.send(declare(newId()))).toList();
            CompletableFuture<CommandReceipt> tooMany = side.send(declare(newId()));
            assertThat(tooMany).isCompletedExceptionally();
            assertThatThrownBy(tooMany::join).hasCauseInstanceOf(EventLogException.Overloaded.class);
            disk.complete(null);
            taken.forEach(future -> assertThat(future.orTimeout(5, TimeUnit.SECONDS).join().changed()).isTrue());
            assertThat(memory.head().commits()).isEqualTo(4);
            assertThat(side.apply(declare(newId())).changed()).as("and there is room again").isTrue();
        }
    }

    @Test
    void anOverloadOfTheLogIsToldAndTheIncidentIsAsBefore() {
        try (CommandSide side = new CommandSide(log)) {
            long sequence = side.apply(declare(incident)).sequence();
            log.onAppend(commit -> CompletableFuture.failedFuture(new EventLogException.Overloaded(1)));
            assertThatThrownBy(() -> side.apply(acknowledge(incident)))
                    .isInstanceOf(EventLogException.Overloaded.class);
            log.heal();
            CommandReceipt outcome = side.apply(acknowledge(incident));
            assertThat(outcome.changed()).isTrue();
            assertThat(outcome.sequence()).isEqualTo(sequence + 1);
        }
    }

    @Test
    void aFailureAfterTheAppendCannotUndoItSoTheCommandIsAccepted() {
        try (CommandSide side = new CommandSide(log)) {
            side.apply(declare(incident));
            List<String> failing = new ArrayList<>(List.of("once", "twice"));
            side.events.subscribe(events -> {
                if (!failing.isEmpty()) {
                    failing.removeLast();
                    throw new IllegalStateException("after the append");
                }
            });
            CommandReceipt unkeyed = side.apply(update(incident));
            CommandReceipt keyed = side.apply(update(incident), keyed("k", 1));
            assertThat(unkeyed.sequence()).isEqualTo(keyed.sequence() - 1);
            assertThat(keyed.position()).isEqualTo(memory.head().position());
            assertThat(side.apply(acknowledge(incident)).sequence()).isEqualTo(keyed.sequence() + 1);
        }
    }

    @Test
    void anUnknownOutcomeThatIsInTheLogIsAnAcceptedCommand() {
        try (CommandSide side = new CommandSide(log)) {
            log.onAppend(commit -> memory.append(commit)
                    .thenCompose(receipt -> CompletableFuture.failedFuture(outcomeUnknown(commit.commitId()))));
            CommandReceipt outcome = side.apply(declare(incident));
            assertThat(outcome.changed()).isTrue();
            assertThat(outcome.replayed()).isFalse();
            assertThat(outcome.position()).isEqualTo(memory.head().position());
        }
    }

    @Test
    void anUnknownOutcomeThatNobodyCanTellIsToldAndTheKeyMakesItSafeToRepeat() {
        try (CommandSide side = new CommandSide(log)) {
            log.onAppend(commit -> memory.append(commit)
                    .thenCompose(receipt -> CompletableFuture.failedFuture(outcomeUnknown(commit.commitId()))));
            log.onFind(commitId -> {
                if (memory.head().commits() == 0) {
                    return memory.findCommit(commitId);
                }
                throw new EventLogException.Unavailable("cut off", null);
            });
            assertThatThrownBy(() -> side.apply(declare(incident), keyed("k", 1)))
                    .isInstanceOf(EventLogException.OutcomeUnknown.class);
            log.heal();
            assertThat(side.apply(declare(incident), keyed("k", 1)).replayed()).isTrue();
            assertThat(memory.head().commits()).isEqualTo(1);
        }
    }

    @Test
    void aRefusalThatCannotBeConfirmedIsNotToldAsARefusal() {
        try (CommandSide side = new CommandSide(log)) {
            side.apply(declare(incident));
            side.apply(resolve(incident));
            List<String> lookUps = new ArrayList<>();
            log.onFind(commitId -> {
                lookUps.add(commitId);
                if (lookUps.size() == 1) {
                    return memory.findCommit(commitId);
                }
                throw new EventLogException.Unavailable("cut off", null);
            });
            assertThatThrownBy(() -> side.apply(mitigate(incident), keyed("k", 1)))
                    .isInstanceOf(EventLogException.Unavailable.class);
            log.heal();
            assertThatThrownBy(() -> side.apply(mitigate(incident), keyed("k", 1)))
                    .isInstanceOf(RuleViolationException.class);
        }
    }

    @Test
    void whoIsAlwaysOvertakenGivesUpAtLast() {
        try (CommandSide side = new CommandSide(log, CommandSide.settings(10, Duration.ofMillis(50)))) {
            side.apply(declare(incident));
            log.onAppend(commit -> CompletableFuture
                    .failedFuture(new EventLogException.SequenceConflict(incident, 1)));
            assertThatThrownBy(() -> side.apply(update(incident))).isInstanceOf(EventLogException.Unavailable.class)
                    .hasMessageContaining(incident);
            log.heal();
            assertThat(side.apply(update(incident)).changed()).isTrue();
        }
    }

    @Test
    void anEventIdThatIsTakenIsADefectAndNotTriedAgain() {
        try (CommandSide side = new CommandSide(log)) {
            side.apply(declare(incident));
            List<String> appends = new ArrayList<>();
            log.onAppend(commit -> {
                appends.add(commit.commitId());
                return CompletableFuture.failedFuture(new EventLogException.DuplicateEvent("e"));
            });
            assertThatThrownBy(() -> side.apply(update(incident))).isInstanceOf(EventLogException.DuplicateEvent.class);
            assertThat(appends).hasSize(1);
        }
    }

    @Test
    void closingLetsCommandsInFlightFinishAndRefusesLaterOnes() throws Exception {
        CommandSide side = new CommandSide(log);
        CompletableFuture<Void> disk = new CompletableFuture<>();
        log.onAppend(commit -> disk.thenCompose(written -> memory.append(commit)));
        CompletableFuture<CommandReceipt> inFlight = side.send(declare(incident));
        CompletableFuture<Void> closing = CompletableFuture.runAsync(side::close);
        assertThatThrownBy(() -> closing.get(50, TimeUnit.MILLISECONDS)).as("it waits").isNotNull();
        disk.complete(null);
        closing.get(5, TimeUnit.SECONDS);
        assertThat(inFlight.join().changed()).isTrue();
        assertThatThrownBy(() -> side.apply(acknowledge(incident))).isInstanceOf(EventLogException.Unavailable.class);
    }
}
