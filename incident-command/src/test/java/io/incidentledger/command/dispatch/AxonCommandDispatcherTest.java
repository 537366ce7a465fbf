package io.incidentledger.command.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.incidentledger.command.incident.IncidentRule;
import io.incidentledger.command.incident.RuleViolationException;
import io.incidentledger.command.incident.SequenceMismatchException;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.axon.CommitTurn;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.dispatch.Commands.acknowledge;
import static io.incidentledger.command.dispatch.Commands.declare;
import static io.incidentledger.command.dispatch.Commands.ifMatch;
import static io.incidentledger.command.dispatch.Commands.merge;
import static io.incidentledger.command.dispatch.Commands.mitigate;
import static io.incidentledger.command.dispatch.Commands.newId;
import static io.incidentledger.command.dispatch.Commands.resolve;
import static io.incidentledger.command.dispatch.Commands.severity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AxonCommandDispatcherTest {

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final CommandSide side = new CommandSide(log);
    private final String incident = newId();

    @AfterEach
    void close() {
        side.close();
    }

    private long position() {
        return log.head().position();
    }

    private Receipt receiptAt(long position) {
        return log.findCommit(log.read(position - 1, 1).getFirst().commitId()).orElseThrow();
    }

    @Test
    void anAcceptedCommandIsOneCommitAndItsOutcomeIsTheReceipt() {
        CommandReceipt outcome = side.apply(declare(incident));
        assertThat(log.head().commits()).isEqualTo(1);
        Receipt receipt = receiptAt(1);
        assertThat(outcome).isEqualTo(new CommandReceipt(incident, receipt.lastPosition(),
                receipt.streams().getFirst().lastSequence(), receipt.recordedAt(), true, true, false,
                Status.INVESTIGATING, Severity.SEV2, outcome.warnings()));
    }

    @Test
    void onlyTheFirstCommandCreates() {
        assertThat(side.apply(declare(incident)).created()).isTrue();
        assertThat(side.apply(acknowledge(incident)).created()).isFalse();
    }

    @Test
    void whoAndWhyIsMetadataOfTheEventsAndNothingElseIs() {
        var everything = new CommandContext(new EventProvenance("ann", "pager", "corr", "cause", "trace"), "key", null,
                null);
        side.apply(declare(incident), everything);
        assertThat(log.read(0, 10)).extracting(StoredEvent::metadata).containsOnly(
                "{\"actor\":\"ann\",\"causationId\":\"cause\",\"correlationId\":\"corr\","
                        + "\"source\":\"pager\",\"traceId\":\"trace\"}");
    }

    @Test
    void aCommandForAnIncidentThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> side.apply(acknowledge(incident))).isInstanceOfSatisfying(
                UnknownIncidentException.class,
                unknown -> assertThat(unknown.incidentId()).isEqualTo(incident));
        assertThat(position()).isZero();
    }

    @Test
    void declaringAnIncidentThatIsThereIsRefused() {
        side.apply(declare(incident));
        long before = position();
        assertThatThrownBy(() -> side.apply(declare(incident))).isInstanceOf(IncidentExistsException.class);
        assertThat(position()).isEqualTo(before);
        assertThat(side.apply(acknowledge(incident)).changed()).isTrue();
    }

    @Test
    void aReferenceThatAFormerReleaseDeclaredUnderAnIdOfItsOwnIsKnown() {
        ExternalRef ref = new ExternalRef("pager", "P1", null);
        assertThat(side.apply(declare(new ExternalRef("pager", "P0", null))).changed()).isTrue();
        side.apply(declare(incident, ref));
        long before = position();
        assertThatThrownBy(() -> side.apply(declare(ref))).isInstanceOfSatisfying(IncidentExistsException.class,
                exists -> {
                    assertThat(exists.incidentId()).isEqualTo(incident);
                    assertThat(exists.existing().changed()).isFalse();
                    assertThat(exists.existing().sequence()).isEqualTo(1);
                    assertThat(exists.existing().position()).isEqualTo(before);
                });
        assertThat(side.apply(declare(new ExternalRef("chat", "P1", null))).changed()).isTrue();
    }

    @Test
    void whatARuleRefusesWritesNothing() {
        side.apply(declare(incident));
        side.apply(resolve(incident));
        long before = position();
        assertThatThrownBy(() -> side.apply(mitigate(incident))).isInstanceOfSatisfying(RuleViolationException.class,
                refused -> assertThat(refused.rule()).isEqualTo(IncidentRule.INCIDENT_RESOLVED));
        assertThat(position()).isEqualTo(before);
    }

    @Test
    void aCommandThatChangesNothingTellsTheHeadItWasDecidedOn() {
        side.apply(declare(incident));
        CommandReceipt acknowledged = side.apply(acknowledge(incident));
        side.apply(declare(newId()));
        CommandReceipt again = side.apply(acknowledge(incident));
        assertThat(again).isEqualTo(new CommandReceipt(incident, position(), acknowledged.sequence(),
                log.head().recordedAt(), false, false, false, Status.INVESTIGATING, Severity.SEV2, again.warnings()));
    }

    @Test
    void aSequenceThatTheIncidentHasLeftIsToldBeforeAnyRule() {
        side.apply(declare(incident));
        long resolved = side.apply(resolve(incident)).sequence();
        assertThatThrownBy(() -> side.apply(mitigate(incident), ifMatch(0L))).isInstanceOfSatisfying(
                SequenceMismatchException.class, mismatch -> assertThat(mismatch.actual()).isEqualTo(resolved));
        assertThatThrownBy(() -> side.apply(mitigate(incident), ifMatch(resolved)))
                .isInstanceOf(RuleViolationException.class);
    }

    @Test
    void aCommandOnTheExpectedSequenceIsApplied() {
        long sequence = side.apply(declare(incident)).sequence();
        assertThat(side.apply(acknowledge(incident), ifMatch(sequence)).sequence()).isEqualTo(sequence + 1);
        assertThatThrownBy(() -> side.apply(severity(incident, Severity.SEV1), ifMatch(sequence + 2)))
                .isInstanceOf(SequenceMismatchException.class);
    }

    @Test
    void aMergeIsOneCommitInBothStreams() {
        String duplicate = newId();
        side.apply(declare(incident));
        side.apply(declare(duplicate));
        long before = log.head().commits();
        CommandReceipt merged = side.apply(merge(duplicate, incident));
        assertThat(log.head().commits()).isEqualTo(before + 1);
        assertThat(receiptAt(merged.position()).streams())
                .extracting(slice -> slice.stream().id()).containsExactlyInAnyOrder(incident, duplicate);
        assertThat(merged.streamId()).isEqualTo(duplicate);
        assertThat(merged.sequence()).isEqualTo(log.headSequence(duplicate).orElseThrow());
    }

    @Test
    void aMergeThatIsRefusedLetsBothIncidentsGo() {
        String other = newId();
        side.apply(declare(incident));
        side.apply(declare(other));
        assertThatThrownBy(() -> side.apply(merge(incident, newId()))).isInstanceOf(UnknownIncidentException.class);
        assertThatThrownBy(() -> side.apply(merge(newId(), incident))).isInstanceOf(UnknownIncidentException.class);
        assertThatThrownBy(() -> side.apply(merge(incident, incident))).isInstanceOf(RuleViolationException.class);
        assertThatThrownBy(() -> side.apply(merge(incident, other), ifMatch(99L)))
                .isInstanceOf(SequenceMismatchException.class);
        assertThat(side.send(acknowledge(incident)).orTimeout(5, TimeUnit.SECONDS).join().changed()).isTrue();
        assertThat(side.send(acknowledge(other)).orTimeout(5, TimeUnit.SECONDS).join().changed()).isTrue();
    }

    @Test
    void outcomesComeOnVirtualThreadsWhichMayBlock() {
        Thread caller = Thread.currentThread();
        List<Thread> others = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 100; i++) {
            side.pipeline.send(declare(newId()), Commands.BY_ANN).thenRun(() -> {
                // A future that is already complete runs its callback on the calling thread.
                if (Thread.currentThread() != caller) {
                    others.add(Thread.currentThread());
                }
            }).join();
        }
        assertThat(others).isNotEmpty().allMatch(Thread::isVirtual);
    }

    @Test
    void commandsAreMeasuredByTypeAndOutcome() {
        side.apply(declare(incident));
        side.apply(acknowledge(incident));
        side.apply(acknowledge(incident));
        assertThatThrownBy(() -> side.apply(acknowledge(newId()))).isInstanceOf(UnknownIncidentException.class);
        List.of("applied", "unchanged", "unknown-incident").forEach(outcome -> assertThat(side.meters
                .get("incident.ledger.commands").tag("command", "AcknowledgeIncident").tag("outcome", outcome).timer()
                .count()).as(outcome).isEqualTo(1));
        assertThat(side.meters.get("incident.ledger.commands.in.flight").gauge().value()).isZero();
    }

    @Test
    void whatWaitsForOthersToBeWrittenTakesNobodysPlace() {
        int places = 4;
        CommitTurn first = CommitTurn.first();
        try (CommandSide small = new CommandSide(log, CommandSide.settings(places, Duration.ofSeconds(5)))) {
            List<CommitTurn> turns = new ArrayList<>(List.of(first));
            List<CompletableFuture<CommandReceipt>> waiting = new ArrayList<>();
            for (int i = 0; i < 3 * places; i++) {
                turns.add(turns.getLast().next());
                waiting.add(sent(small, newId(), turns.getLast()));
            }
            assertThat(sent(small, newId(), null)).succeedsWithin(Duration.ofSeconds(20));
            CompletableFuture<CommandReceipt> predecessor = sent(small, newId(), first);
            assertThat(predecessor).succeedsWithin(Duration.ofSeconds(20));
            long last = predecessor.join().position();
            for (CompletableFuture<CommandReceipt> each : waiting) {
                assertThat(each).succeedsWithin(Duration.ofSeconds(20));
                assertThat(each.join().position()).isGreaterThan(last);
                last = each.join().position();
            }
        }
    }

    /// Retries while all permits are taken, as an import does.
    private static CompletableFuture<CommandReceipt> sent(CommandSide side, String incidentId,
            @Nullable CommitTurn turn) {
        CommandContext context = new CommandContext(Commands.BY_ANN.provenance(), null, null, null, turn);
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            CompletableFuture<CommandReceipt> sent = side.pipeline.send(declare(incidentId), context);
            if (!sent.isCompletedExceptionally() || System.nanoTime() > end) {
                return sent;
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
