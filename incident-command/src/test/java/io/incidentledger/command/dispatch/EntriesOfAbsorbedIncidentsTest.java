package io.incidentledger.command.dispatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.incidentledger.command.api.CommandProblemTranslator;
import io.incidentledger.command.incident.AbsorbedEntryLookup;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.IncidentCommand.AddTimelineEntry;
import io.incidentledger.command.incident.IncidentCommand.AmendEntry;
import io.incidentledger.command.incident.IncidentCommand.RetractEntry;
import io.incidentledger.command.incident.IncidentRule;
import io.incidentledger.command.incident.RuleViolationException;
import io.incidentledger.command.incident.UnknownEntryException;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentNaming;
import io.incidentledger.http.problems.Problem;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.conformance.DelegatingEventLog;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.incidentledger.command.dispatch.Commands.declare;
import static io.incidentledger.command.dispatch.Commands.merge;
import static io.incidentledger.command.dispatch.Commands.newId;
import static io.incidentledger.command.dispatch.Commands.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/// Callers who correct an entry of an absorbed incident where it is shown are told where it belongs, without slowing
/// down others.
@Timeout(60)
class EntriesOfAbsorbedIncidentsTest {

    private final Watched log = new Watched();
    private final CommandSide side = new CommandSide(log);
    private final String survivor = newId();
    private final String absorbed = newId();
    private final String deeper = newId();

    private static final class Watched extends DelegatingEventLog {

        final List<String> read = Collections.synchronizedList(new ArrayList<>());
        final AtomicLong largest = new AtomicLong();
        volatile CountDownLatch gate = new CountDownLatch(0);
        volatile String gated = "";

        Watched() {
            super(new InMemoryEventLog());
        }

        @Override
        public List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition, long maxBytes) {
            if (fromSequence == 0) {
                read.add(streamId);
            }
            if (streamId.equals(gated)) {
                try {
                    gate.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            }
            List<StoredEvent> part = super.readStream(streamId, fromSequence, upToPosition, maxBytes);
            largest.accumulateAndGet(part.stream().limit(Math.max(0, part.size() - 1)).mapToLong(StoredEvent::bytes)
                    .sum(), Math::max);
            return part;
        }
    }

    @BeforeEach
    void mergeThree() {
        for (String incident : List.of(survivor, absorbed, deeper)) {
            side.apply(declare(incident));
            side.apply(new AddTimelineEntry(incident, "note-" + incident, EntryKind.NOTE, "a note", List.of(), null));
        }
        side.apply(merge(deeper, absorbed));
        side.apply(merge(absorbed, survivor));
        log.read.clear();
    }

    @AfterEach
    void close() {
        log.gate.countDown();
        side.close();
        log.close();
    }

    @Test
    void theRefusalNamesTheIncidentThatTheEntryBelongsTo() {
        for (String holder : List.of(absorbed, deeper)) {
            for (IncidentCommand wrong : List.of(new RetractEntry(survivor, "note-" + holder, "no"),
                    new AmendEntry(survivor, "note-" + holder, "another", null, null, null, null, null, "no"))) {
                assertThatThrownBy(() -> side.apply(wrong)).isInstanceOfSatisfying(RuleViolationException.class,
                        refusal -> {
                            assertThat(refusal.rule()).isEqualTo(IncidentRule.ENTRY_OF_ANOTHER_INCIDENT);
                            assertThat(refusal.detail(id -> id.equals(holder) ? "#1" : id)).isEqualTo(
                                    "The entry belongs to #1, which was merged into this incident; correct it there.");
                        });
            }
        }
        assertThat(side.apply(new RetractEntry(absorbed, "note-" + absorbed, "yes")).changed()).isTrue();
    }

    @Test
    void eachStreamIsReadOnce() {
        assertThatThrownBy(() -> side.apply(new RetractEntry(survivor, "nothing", "no")))
                .isInstanceOf(UnknownEntryException.class);
        assertThat(log.read).containsExactlyInAnyOrder(survivor, absorbed, deeper);
    }

    @Test
    void whoTriesIdsThatNobodyKnowsHoldsUpNoCommandOfTheIncident() {
        log.gate = new CountDownLatch(1);
        log.gated = deeper;
        List<CompletableFuture<CommandReceipt>> tried = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            tried.add(side.send(new RetractEntry(survivor, "nothing-" + i, "no")));
        }
        for (int i = 0; i < 20; i++) {
            assertThat(side.apply(update(survivor)).changed()).isTrue();
        }
        log.gate.countDown();
        int unknown = 0;
        for (CompletableFuture<CommandReceipt> each : tried) {
            Throwable failure = each.handle((outcome, thrown) -> thrown).join();
            assertThat(failure).isInstanceOfAny(UnknownEntryException.class, EventLogException.Overloaded.class);
            unknown += failure instanceof UnknownEntryException ? 1 : 0;
        }
        assertThat(unknown).isBetween(2, 49);
    }

    @Test
    void anHonestMistakeWaitsForOthersWhoSearch() throws InterruptedException {
        log.gate = new CountDownLatch(1);
        log.gated = deeper;
        List<CompletableFuture<CommandReceipt>> tried = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            tried.add(side.send(new RetractEntry(survivor, "nothing-" + i, "no")));
        }
        await().until(() -> Collections.frequency(log.read, deeper) == 2);
        log.gate.countDown();
        for (CompletableFuture<CommandReceipt> each : tried) {
            assertThatThrownBy(each::join).hasCauseInstanceOf(UnknownEntryException.class);
        }
    }

    @Test
    void aSearchThatIsCutOffSaysSo() {
        for (int i = 0; i < 40; i++) {
            side.apply(new AddTimelineEntry(absorbed, "long-" + i, EntryKind.NOTE, "word ".repeat(1_500), List.of(),
                    null));
        }
        IncidentCommand wrong = new RetractEntry(survivor, "note-" + deeper, "no");
        assertThatThrownBy(() -> side.apply(wrong)).isInstanceOf(RuleViolationException.class);
        assertThat(log.largest.get()).as("no stream is held whole").isLessThan(300_000);
        assertThatThrownBy(() -> side.apply(new RetractEntry(survivor, "nothing", "no")))
                .isInstanceOfSatisfying(UnknownEntryException.class, searched -> {
                    assertThat(searched.isCutOff()).isFalse();
                    RuntimeException refusal = new AbsorbedEntryLookup(log, 100_000).refusal(searched);
                    assertThat(refusal).isInstanceOfSatisfying(UnknownEntryException.class,
                            cutOff -> assertThat(cutOff.isCutOff()).isTrue());
                    Problem problem = Objects
                            .requireNonNull(new CommandProblemTranslator(IncidentNaming.IDS).translate(refusal));
                    assertThat(problem.detail()).contains("no entry nothing of its own",
                            "was stopped after 16777216 bytes");
                });
    }
}
