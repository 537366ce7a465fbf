package io.incidentledger.command.imports.ndjson;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import io.incidentledger.command.dispatch.AxonCommandDispatcher;
import io.incidentledger.command.dispatch.CommandSettings;
import io.incidentledger.command.dispatch.CommitIdDerivation;
import io.incidentledger.command.dispatch.DeclarationIndex;
import io.incidentledger.command.imports.formats.ImportFormat;
import io.incidentledger.command.imports.ndjson.ImportResponseLine.Ended;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.axon.AxonDefaults;
import io.incidentledger.ledger.conformance.DelegatingEventLog;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.ledger.memory.InMemorySnapshotStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/// Lines are decided concurrently, at full speed, and written in the order of the file.
@Timeout(120)
class ImportOrderTest {
    private static final int LINES = 2_000;

    /// A log that delays its readers and writers by varying times.
    private static final class HesitantLog extends DelegatingEventLog {
        private final boolean busy;
        private final int unwilling;
        private int appended;

        /// @param busy whether it rejects an append now and then, like a log whose queue is full
        /// @param unwilling number of the append that fails; negative: none does
        HesitantLog(boolean busy, int unwilling) {
            super(new InMemoryEventLog());
            this.busy = busy;
            this.unwilling = unwilling;
        }

        @Override
        public List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition) {
            hesitate();
            return super.readStream(streamId, fromSequence, upToPosition);
        }

        @Override
        public CompletableFuture<Receipt> append(NewCommit commit) {
            synchronized (this) {
                appended++;
                if (busy && appended % 100 == 7) {
                    return CompletableFuture.failedFuture(new EventLogException.Overloaded(1));
                }
                if (appended == unwilling) {
                    return CompletableFuture.failedFuture(new EventLogException.Unavailable("full", null));
                }
            }
            return super.append(commit);
        }

        private static void hesitate() {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(3_000_000));
        }

        List<String> streams() {
            return readCommits(0, 3 * LINES).stream().map(Commit::events).map(List::getFirst)
                    .map(event -> event.stream().id()).toList();
        }
    }

    @ParameterizedTest(name = "{0} commands in flight")
    @ValueSource(ints = {1, 3, 2_048})
    void incidentsAreWrittenInTheOrderOfTheFile(int maxInFlight) {
        List<String> lines = new ArrayList<>();
        List<String> written = new ArrayList<>();
        Random random = new Random(maxInFlight);
        LinkedHashSet<String> known = new LinkedHashSet<>();
        for (int i = 0; i < LINES; i++) {
            int kind = random.nextInt(10);
            String id = kind == 0 ? "id" + random.nextInt(i + 1) : "id" + i;
            lines.add(kind == 1 ? "{" : line(id, kind == 0 ? "again " + i : "t"));
            if (kind != 1 && (known.add(id) || kind == 0)) {
                written.add(CommitIdDerivation.external("s", id));
            }
        }
        try (HesitantLog log = new HesitantLog(maxInFlight > LINES, -1)) {
            ImportSummary summary = run(log, lines, maxInFlight);
            assertThat(summary.stoppedAtLine()).isNull();
            assertThat(log.streams()).isEqualTo(written);
        }
    }

    @Test
    void whatStandsBehindALineThatCouldNotBeWrittenIsNotWrittenBeforeIt() {
        List<String> lines = IntStream.range(0, 500).mapToObj(i -> line("id" + i, "t")).toList();
        try (HesitantLog log = new HesitantLog(true, 250)) {
            ImportSummary first = run(log, lines, 2_048);
            ImportSummary second = run(log, lines, 2_048);

            assertThat(first.stoppedAtLine()).isNotNull();
            assertThat(second.stoppedAtLine()).isNull();
            assertThat(log.streams()).isEqualTo(
                    IntStream.range(0, 500).mapToObj(i -> CommitIdDerivation.external("s", "id" + i)).toList());
        }
    }

    @RepeatedTest(20)
    void twoImportsOfTheSameIncidentsInOppositeOrdersDoNotWaitForEachOther() throws Exception {
        List<String> lines = IntStream.range(0, 64).mapToObj(i -> line("id" + i, "t")).toList();
        List<String> backwards = new ArrayList<>(lines);
        Collections.reverse(backwards);
        try (HesitantLog log = new HesitantLog(true, -1);
                AxonCommandDispatcher dispatcher = pipeline(log, 2_048)) {
            Executor thread = each -> Thread.ofVirtual().start(each);
            var one = CompletableFuture.supplyAsync(() -> run(dispatcher, lines), thread);
            var other = CompletableFuture.supplyAsync(() -> run(dispatcher, backwards), thread);

            assertThat(one.get(60, TimeUnit.SECONDS).refused()).isZero();
            assertThat(other.get(60, TimeUnit.SECONDS).refused()).isZero();
        }
    }

    private static ImportSummary run(HesitantLog log, List<String> lines, int maxInFlight) {
        try (AxonCommandDispatcher dispatcher = pipeline(log, maxInFlight)) {
            return run(dispatcher, lines);
        }
    }

    private static AxonCommandDispatcher pipeline(HesitantLog log, int maxInFlight) {
        return new AxonCommandDispatcher(
                AxonDefaults.eventStore(log, new InMemorySnapshotStore()),
                log, new DeclarationIndex(log, log),
                CommandSettings.defaults().withMaxInFlight(maxInFlight).withCachedIncidents(100),
                new SimpleMeterRegistry());
    }

    private static ImportSummary run(AxonCommandDispatcher dispatcher, List<String> lines) {
        Flux<DataBuffer> body = Flux.just(String.join("\n", lines)).map(
                text -> DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8)));
        ImportResponseLine last = new IncidentImport(dispatcher, List.of())
                .run(body, ImportFormat.LEDGER,
                        new EventProvenance("ann", null, null, null, null))
                .blockLast();
        return ((Ended) last).summary();
    }

    private static String line(String id, String title) {
        return """
                {"externalRef": {"system": "s", "id": "%s"}, "title": "%s", "severity": "SEV3", "declaredAt": "2026-02-03T09:00:00Z"}"""
                .formatted(id, title);
    }
}
