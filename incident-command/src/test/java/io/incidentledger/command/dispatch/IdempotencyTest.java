package io.incidentledger.command.dispatch;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.RuleViolationException;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.Severity;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.dispatch.Commands.acknowledge;
import static io.incidentledger.command.dispatch.Commands.declare;
import static io.incidentledger.command.dispatch.Commands.keyed;
import static io.incidentledger.command.dispatch.Commands.mitigate;
import static io.incidentledger.command.dispatch.Commands.newId;
import static io.incidentledger.command.dispatch.Commands.reopen;
import static io.incidentledger.command.dispatch.Commands.resolve;
import static io.incidentledger.command.dispatch.Commands.severity;
import static io.incidentledger.command.dispatch.Commands.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdempotencyTest {

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final CommandSide side = new CommandSide(log);
    private final String incident = newId();

    @AfterEach
    void close() {
        side.close();
    }

    private static CommandReceipt replayed(CommandReceipt first) {
        return new CommandReceipt(first.streamId(), first.position(), first.sequence(), first.recordedAt(),
                first.created(), first.changed(), true, first.status(), first.severity(), first.warnings());
    }

    @Test
    void theSameKeyGetsTheFirstOutcomeAgain() {
        CommandReceipt first = side.apply(declare(incident), keyed("k", 1));
        long position = log.head().position();
        assertThat(first.replayed()).isFalse();
        assertThat(side.apply(declare(incident), keyed("k", 1))).isEqualTo(replayed(first));
        assertThat(log.head().position()).isEqualTo(position);
    }

    @Test
    void theFirstOutcomeWinsAlsoWhenTheIncidentWouldRefuseByNow() {
        side.apply(declare(incident));
        CommandReceipt first = side.apply(mitigate(incident), keyed("k", 1));
        side.apply(resolve(incident));
        assertThat(side.apply(mitigate(incident), keyed("k", 1))).isEqualTo(replayed(first));
    }

    @Test
    void theFirstOutcomeWinsAlsoOverAnOutdatedIfMatch() {
        side.apply(declare(incident));
        var context = new CommandContext(Commands.BY_ANN.provenance(), "k", null,
                Set.of(log.headSequence(incident).getAsLong()));
        CommandReceipt first = side.apply(acknowledge(incident), context);
        assertThat(side.apply(acknowledge(incident), context)).isEqualTo(replayed(first));
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        side.apply(declare(incident), keyed("k", 1));
        assertThatThrownBy(() -> side.apply(declare(newId()), keyed("k", 2)))
                .isInstanceOf(IdempotencyKeyReusedException.class);
    }

    @Test
    void aKeyBelongsToItsActor() {
        side.apply(declare(incident), keyed("k", 1));
        var bob = new CommandContext(new EventProvenance("bob", null, null, null, null), "k", null, null);
        assertThat(side.apply(declare(newId()), bob).replayed()).isFalse();
    }

    @Test
    void aRefusedCommandIsEvaluatedAnew() {
        side.apply(declare(incident));
        side.apply(resolve(incident));
        assertThatThrownBy(() -> side.apply(mitigate(incident), keyed("k", 1)))
                .isInstanceOf(RuleViolationException.class);
        side.apply(reopen(incident));
        CommandReceipt accepted = side.apply(mitigate(incident), keyed("k", 1));
        assertThat(accepted.changed()).isTrue();
        assertThat(accepted.replayed()).isFalse();
    }

    @Test
    void aCommandThatChangedNothingIsEvaluatedAnew() {
        side.apply(declare(incident));
        assertThat(side.apply(severity(incident, Severity.SEV2), keyed("k", 1)).changed()).isFalse();
        side.apply(severity(incident, Severity.SEV4));
        CommandReceipt changed = side.apply(severity(incident, Severity.SEV2), keyed("k", 1));
        assertThat(changed.changed()).isTrue();
        assertThat(changed.replayed()).isFalse();
    }

    @Test
    void manyWithOneKeyAtOnceAreOneCommitAndOneAnswer() {
        side.apply(declare(incident));
        assertOneCommit(side, update(incident), keyed("update", 1));
        assertOneCommit(side, acknowledge(incident), keyed("acknowledge", 1));
        assertOneCommit(side, declare(newId()), keyed("declare", 1));
    }

    @Test
    void manyWithOneKeyAtOnceInTwoProcessesAreOneCommitAndOneAnswer() {
        side.apply(declare(incident));
        try (CommandSide other = new CommandSide(log)) {
            long before = log.head().commits();
            IncidentCommand command = update(incident);
            List<CommandReceipt> outcomes = outcomes(IntStream.range(0, 50)
                    .mapToObj(i -> (i % 2 == 0 ? side : other).pipeline.send(command, keyed("k", 1))).toList());
            assertThat(log.head().commits()).isEqualTo(before + 1);
            assertThat(outcomes).extracting(CommandReceipt::position).containsOnly(log.head().position());
        }
    }

    private void assertOneCommit(CommandSide commandSide, IncidentCommand command, CommandContext context) {
        long before = log.head().commits();
        List<CommandReceipt> outcomes = outcomes(
                IntStream.range(0, 50).mapToObj(i -> commandSide.pipeline.send(command, context)).toList());
        assertThat(log.head().commits()).isEqualTo(before + 1);
        assertThat(outcomes).filteredOn(outcome -> !outcome.replayed()).hasSize(1);
        assertThat(outcomes.stream().map(IdempotencyTest::replayed).distinct()).hasSize(1);
    }

    private static List<CommandReceipt> outcomes(List<CompletableFuture<CommandReceipt>> futures) {
        return futures.stream().map(CompletableFuture::join).toList();
    }
}
