package io.incidentledger.command.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.incidentledger.events.ExternalRef;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.conformance.DelegatingEventLog;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.incidentledger.command.dispatch.Commands.declare;
import static io.incidentledger.command.dispatch.Commands.newId;
import static io.incidentledger.command.dispatch.Commands.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/// The index of all incidents is read in the background: commands that do not need it never wait for it.
@Timeout(60)
class DeclarationIndexTest {

    private static final ExternalRef REF = new ExternalRef("pager", "P1", null);

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final HeldScans held = new HeldScans(log);
    private final List<CommandSide> sides = new ArrayList<>();

    @AfterEach
    void close() {
        held.release();
        sides.forEach(CommandSide::close);
        log.close();
    }

    private CommandSide side(EventLog over) {
        CommandSide side = new CommandSide(over);
        sides.add(side);
        return side;
    }

    /// A log whose scans are blocked until the test releases them.
    private static final class HeldScans extends DelegatingEventLog {

        private final CountDownLatch released = new CountDownLatch(1);
        final AtomicBoolean failing = new AtomicBoolean();
        volatile CountDownLatch together = new CountDownLatch(0);
        volatile boolean gone;
        final AtomicInteger wholeStreams = new AtomicInteger();

        HeldScans(EventLog log) {
            super(log);
        }

        void release() {
            released.countDown();
        }

        /// Each caller waits here for the other concurrent callers.
        @Override
        public Head head() {
            together.countDown();
            try {
                together.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return super.head();
        }

        @Override
        public List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition) {
            wholeStreams.incrementAndGet();
            return super.readStream(streamId, fromSequence, upToPosition);
        }

        @Override
        public List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition, long maxBytes) {
            if (gone) {
                throw new EventLogException.Unavailable("the disk is away", null);
            }
            return super.readStream(streamId, fromSequence, upToPosition, maxBytes);
        }

        @Override
        public void scan(long afterPosition, long upToPosition, Consumer<StoredEvent> consumer) {
            if (gone) {
                throw new EventLogException.Unavailable("the disk is away", null);
            }
            try {
                released.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            if (failing.getAndSet(false)) {
                super.scan(afterPosition, upToPosition - 1, consumer);
                throw new EventLogException.Unavailable("the disk is away", null);
            }
            super.scan(afterPosition, upToPosition, consumer);
        }
    }

    @Test
    void onlyWhatNeedsTheWholeLedgerIsAskedToComeAgain() {
        String before = newId();
        side(log).apply(declare(before, REF));
        CommandSide starting = side(held);
        starting.declared.start();
        assertThatThrownBy(() -> starting.apply(declare(REF))).isInstanceOfSatisfying(NotReadyException.class,
                still -> {
                    assertThat(still.reached()).isZero();
                    assertThat(still.head()).isEqualTo(log.head().position());
                });
        assertThatThrownBy(() -> starting.pipeline.incidentNamed("1").join())
                .hasCauseInstanceOf(NotReadyException.class);
        assertThat(starting.apply(update(before)).changed()).isTrue();
        assertThat(starting.apply(declare(newId())).created()).isTrue();
        assertThat(held.released.getCount()).as("all of that before anything is read").isEqualTo(1);

        held.release();
        await().untilAsserted(() -> assertThat(starting.pipeline.incidentNamed("1").join()).isEqualTo(before));
        assertThatThrownBy(() -> starting.apply(declare(REF))).isInstanceOfSatisfying(IncidentExistsException.class,
                exists -> assertThat(exists.incidentId()).isEqualTo(before));
    }

    @Test
    void whoAsksWhileItIsReadDoesNotHoldUpOthersWhoAsk() {
        side(log).apply(declare(newId()));
        CommandSide starting = side(held);
        starting.declared.start();
        held.together = new CountDownLatch(100);
        List<CompletableFuture<CommandReceipt>> asked = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            asked.add(starting.send(declare(new ExternalRef("pager", "P" + i, null))));
        }
        asked.forEach(each -> assertThatThrownBy(each::join).hasCauseInstanceOf(NotReadyException.class));
        assertThat(held.together.getCount()).as("all of them asked before one was answered").isZero();
    }

    @Test
    void numbersAreRanksAmongTheDeclarationsOfAllNodes() {
        CommandSide one = side(log);
        CommandSide other = side(log);
        List<String> declared = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            CommandSide declaring = i % 3 == 0 ? other : one;
            declared.add(newId());
            declaring.apply(declare(declared.getLast()));
            declaring.apply(update(declared.getFirst()));
            assertThat(one.pipeline.incidentNamed(Integer.toString(i + 1)).join()).isEqualTo(declared.getLast());
        }
        for (int i = 0; i < 40; i++) {
            assertThat(other.pipeline.incidentNamed(Integer.toString(i + 1)).join()).isEqualTo(declared.get(i));
            assertThat(other.declared.nameOf(declared.get(i))).isEqualTo("#" + (i + 1));
        }
        assertThat(other.declared.nameOf("nobody")).isEqualTo("nobody");
        assertThatThrownBy(() -> one.pipeline.incidentNamed("41").join())
                .hasCauseInstanceOf(UnknownIncidentException.class);
    }

    @Test
    void aReadingThatFailsGoesOnWhereItWas() {
        CommandSide writing = side(log);
        String last = newId();
        for (int i = 0; i < 9; i++) {
            writing.apply(declare(newId()));
        }
        writing.apply(declare(last));
        held.failing.set(true);
        held.release();
        CommandSide reading = side(held);
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(reading.pipeline.incidentNamed("10").join()).isEqualTo(last));
        await().ignoreExceptions().untilAsserted(() -> assertThat(reading.declared.incidentWith(11)).isEmpty());
    }

    @Test
    void aNameNeedsTheFirstEventOfAStreamOnlyAndNoLogThatAnswers() {
        String incident = newId();
        side(log).apply(declare(incident));
        held.release();
        CommandSide reading = side(held);
        await().untilAsserted(() -> assertThat(reading.declared.nameOf(incident)).isEqualTo("#1"));
        assertThat(held.wholeStreams).hasValue(0);
        held.gone = true;
        assertThat(reading.declared.nameOf(incident)).isEqualTo(incident);
    }

    @Test
    void aDeclarationThatCannotBeReadHasItsNumberAndHidesNoOther() {
        String unreadable = newId();
        String readable = newId();
        log.append(new NewCommit(newId(), null, List.of(new NewEvent(newId(), new StreamId("Incident", unreadable), 0,
                "IncidentDeclared", "1", "{\"externalRef\": 7}", "{}", Instant.EPOCH)))).join();
        CommandSide side = side(log);
        side.apply(declare(readable, REF));
        assertThatThrownBy(() -> side.apply(declare(REF))).isInstanceOfSatisfying(IncidentExistsException.class,
                exists -> assertThat(exists.incidentId()).isEqualTo(readable));
        assertThat(side.pipeline.incidentNamed("1").join()).isEqualTo(unreadable);
        assertThat(side.pipeline.incidentNamed("2").join()).isEqualTo(readable);
    }

    @Test
    void whoAsksWhileTheLogCannotBeReadIsToldSo() {
        side(log).apply(declare(newId()));
        held.gone = true;
        CommandSide starting = side(held);
        assertThatThrownBy(() -> starting.apply(declare(REF))).isInstanceOf(EventLogException.Unavailable.class)
                .hasMessage("the disk is away");
        held.gone = false;
        held.release();
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(starting.apply(declare(REF)).created()).isTrue());
    }

    @Test
    void aLongLedgerIsReadThroughBeforeAnybodyAsks() {
        CommandSide writing = side(log);
        String first = newId();
        writing.apply(declare(first));
        List<String> declared = new ArrayList<>();
        for (int some = 0; some < 6; some++) {
            List<String> ids = Stream.generate(Commands::newId).limit(1_000).toList();
            writing.applyAll(ids.stream().map(Commands::declare).toList());
            declared.addAll(ids);
        }
        CommandSide reading = side(held);
        held.release();
        reading.declared.start();
        await().untilAsserted(() -> assertThat(reading.declared.incidentWith(1)).contains(first));
        assertThat(declared).contains(reading.pipeline.incidentNamed("6001").join());
    }
}
