package io.incidentledger.command.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.command.incident.IncidentCommand.PostUpdate;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.Severity;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.dispatch.Commands.acknowledge;
import static io.incidentledger.command.dispatch.Commands.declare;
import static io.incidentledger.command.dispatch.Commands.merge;
import static io.incidentledger.command.dispatch.Commands.mitigate;
import static io.incidentledger.command.dispatch.Commands.newId;
import static io.incidentledger.command.dispatch.Commands.reopen;
import static io.incidentledger.command.dispatch.Commands.resolve;
import static io.incidentledger.command.dispatch.Commands.severity;
import static io.incidentledger.command.dispatch.Commands.unmerge;
import static io.incidentledger.command.dispatch.Commands.update;
import static org.assertj.core.api.Assertions.assertThat;

/// Two command sides over one log represent two processes: neither is notified of the other's writes.
abstract class RacingCommandsSuite {

    /// Longer than any machine needs, however busy: rejections after this time are tested elsewhere.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String incident = newId();
    private EventLog log;
    private CommandSide one;
    private CommandSide two;

    /// Opens the same log once more.
    abstract EventLog open();

    @BeforeEach
    void declared() {
        log = open();
        one = new CommandSide(log, CommandSide.settings(1_000, PATIENCE));
        two = new CommandSide(open(), CommandSide.settings(1_000, PATIENCE));
        one.apply(declare(incident));
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    private static List<PostUpdate> updates(String incident, int count) {
        return Stream.generate(() -> update(incident)).limit(count).toList();
    }

    private void assertEachIsInTheStreamOnce(List<PostUpdate> updates) {
        List<StoredEvent> stream = log.readStream(incident, 0, Long.MAX_VALUE);
        updates.forEach(update -> assertThat(stream).filteredOn(event -> event.payload().contains(update.updateId()))
                .hasSize(1));
        assertThat(stream).extracting(StoredEvent::sequence)
                .isEqualTo(LongStream.range(0, stream.size()).boxed().toList());
    }

    @Test
    void everyAcknowledgedCommandOnAHotIncidentIsThereOnce() {
        List<PostUpdate> updates = updates(incident, 400);
        List<CommandReceipt> outcomes = one.applyAll(updates);
        assertEachIsInTheStreamOnce(updates);
        assertThat(outcomes).extracting(CommandReceipt::sequence).doesNotHaveDuplicates();
    }

    @Test
    void everyAcknowledgedCommandOfTwoProcessesOnAHotIncidentIsThereOnce() {
        List<PostUpdate> first = updates(incident, 150);
        List<PostUpdate> second = updates(incident, 150);
        CompletableFuture<List<CommandReceipt>> sent = CompletableFuture.supplyAsync(() -> one.applyAll(first));
        List<CommandReceipt> outcomes = new ArrayList<>(two.applyAll(second));
        outcomes.addAll(sent.join());
        assertEachIsInTheStreamOnce(Stream.concat(first.stream(), second.stream()).toList());
        assertThat(outcomes).extracting(CommandReceipt::sequence).doesNotHaveDuplicates();
    }

    @Test
    void aCommandDecidedOnAnOutdatedIncidentIsDecidedAnew() {
        two.apply(update(incident));
        one.apply(update(incident));
        assertThat(two.apply(update(incident)).sequence()).isEqualTo(log.headSequence(incident).orElseThrow());
        assertThat(two.meters.get("incident.ledger.commands.overtaken").counter().count()).isEqualTo(1);
    }

    @Test
    void aRefusalOfAnOutdatedIncidentIsDecidedAnew() {
        one.apply(resolve(incident));
        two.apply(reopen(incident));
        assertThat(one.apply(mitigate(incident)).changed()).isTrue();
    }

    @Test
    void nothingToDoForAnOutdatedIncidentIsDecidedAnew() {
        one.apply(severity(incident, Severity.SEV1));
        two.apply(severity(incident, Severity.SEV3));
        assertThat(one.apply(severity(incident, Severity.SEV1)).changed()).isTrue();
        two.apply(acknowledge(incident));
        assertThat(one.apply(acknowledge(incident)).changed()).isFalse();
    }

    @Test
    void ofManyDeclarationsWithOneExternalReferenceByTwoProcessesOneWins() {
        for (int round = 0; round < 5; round++) {
            ExternalRef ref = new ExternalRef("pager", UUID.randomUUID().toString(), null);
            DeclareIncident declaration = declare(ref);
            List<CompletableFuture<Object>> sent = IntStream.range(0, 20).mapToObj(i -> (i % 2 == 0 ? one : two)
                    .send(declaration).handle((outcome, refusal) -> outcome != null ? outcome : refusal)).toList();
            List<Object> answers = sent.stream().map(CompletableFuture::join).toList();

            assertThat(answers).filteredOn(CommandReceipt.class::isInstance).hasSize(1);
            assertThat(answers).filteredOn(IncidentExistsException.class::isInstance).hasSize(19)
                    .allSatisfy(refusal -> assertThat(((IncidentExistsException) refusal).incidentId())
                            .isEqualTo(declaration.incidentId()));
            assertThat(log.headSequence(declaration.incidentId())).hasValue(1);
        }
    }

    @Test
    void mergesInAllDirectionsAtOnceNeverWaitForEachOther() {
        List<String> incidents = Stream.generate(Commands::newId).limit(12).toList();
        incidents.forEach(id -> one.apply(declare(id)));
        Random random = new Random(7);
        List<IncidentCommand> merges = IntStream.range(0, 400).mapToObj(i -> {
            String from = incidents.get(random.nextInt(incidents.size()));
            String into = incidents.get(random.nextInt(incidents.size()));
            return (IncidentCommand) (i % 3 == 0 ? update(from) : merge(from, into));
        }).toList();
        CompletableFuture<?>[] sent = merges.stream()
                .map(command -> one.send(command).handle((outcome, refused) -> null))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(sent).orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(log.read(0, 2_000)).filteredOn(event -> event.type().equals("IncidentMerged"))
                .hasSameSizeAs(log.read(0, 2_000).stream().filter(event -> event.type().equals("DuplicateAbsorbed"))
                        .toList())
                .hasSizeBetween(1, incidents.size() - 1);
    }

    @Test
    void mergesAndTheirUndoingByTwoProcessesLeaveBothIncidentsOfEachPairAgreed() {
        List<String> incidents = Stream.generate(Commands::newId).limit(6).toList();
        incidents.forEach(id -> one.apply(declare(id)));
        Random random = new Random(11);
        CompletableFuture<?>[] sent = IntStream.range(0, 300).mapToObj(i -> {
            String from = incidents.get(random.nextInt(incidents.size()));
            IncidentCommand command = i % 2 == 0
                    ? unmerge(from)
                    : merge(from, incidents.get(random.nextInt(incidents.size())));
            return (i % 3 == 0 ? one : two).send(command).handle((outcome, refused) -> null);
        }).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(sent).orTimeout(60, TimeUnit.SECONDS).join();
        List<StoredEvent> events = log.read(0, 10_000);
        assertThat(typed(events, "IncidentMerged")).isEqualTo(typed(events, "DuplicateAbsorbed")).isNotEmpty();
        assertThat(typed(events, "IncidentUnmerged")).isEqualTo(typed(events, "DuplicateReleased")).isNotEmpty();
    }

    private static List<String> typed(List<StoredEvent> events, String type) {
        return events.stream().filter(event -> event.type().equals(type)).map(StoredEvent::commitId).toList();
    }
}
