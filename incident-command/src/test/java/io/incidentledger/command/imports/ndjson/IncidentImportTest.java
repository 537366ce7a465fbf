package io.incidentledger.command.imports.ndjson;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.command.dispatch.CommandDispatcher;
import io.incidentledger.command.dispatch.CommandReceipt;
import io.incidentledger.command.imports.ImportIncident;
import io.incidentledger.command.imports.ImportLimits;
import io.incidentledger.command.imports.formats.ImportFormat;
import io.incidentledger.command.imports.ndjson.ImportResponseLine.Ended;
import io.incidentledger.command.imports.ndjson.ImportResponseLine.Line;
import io.incidentledger.command.imports.ndjson.ImportResponseLine.Outcome;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.ledger.EventLogException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class IncidentImportTest {
    private static final EventProvenance SOMEBODY = new EventProvenance("ann", null, null, null, null);

    private final Pipeline pipeline = new Pipeline();
    private final IncidentImport incidentImport = new IncidentImport(pipeline, List.of());

    /// Stores the titles of incidents, after a delay, and records how many commands it had at once.
    private static final class Pipeline implements CommandDispatcher {
        final Map<String, String> titles = new ConcurrentHashMap<>();
        final List<String> written = Collections.synchronizedList(new ArrayList<>());
        final AtomicLong position = new AtomicLong();
        final AtomicInteger underWay = new AtomicInteger();
        final AtomicInteger mostUnderWay = new AtomicInteger();
        final ConcurrentLinkedQueue<RuntimeException> failures = new ConcurrentLinkedQueue<>();

        @Override
        public CompletableFuture<CommandReceipt> send(IncidentCommand command, CommandContext context) {
            mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            var delay = CompletableFuture.delayedExecutor(ThreadLocalRandom.current().nextInt(5),
                    TimeUnit.MILLISECONDS);
            return CompletableFuture.supplyAsync(() -> decide((ImportIncident) command), delay)
                    .whenComplete((outcome, failure) -> underWay.decrementAndGet());
        }

        private CommandReceipt decide(ImportIncident command) {
            RuntimeException failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            String title = command.incident().title();
            String before = titles.put(command.incidentId(), title);
            boolean changed = !title.equals(before);
            if (changed) {
                written.add(title);
            }
            long at = changed ? position.incrementAndGet() : position.get();
            return new CommandReceipt(command.incidentId(), at, 0, Instant.EPOCH, before == null, changed, false,
                    Status.INVESTIGATING, Severity.SEV2, List.of());
        }
    }

    @Test
    void everyLineIsAnsweredInItsPlace() {
        var lines = new ArrayList<String>();
        for (int i = 1; i <= 500; i++) {
            lines.add(i % 7 == 0 ? "{\"title\": " : line("id" + i, "title " + i));
        }
        List<ImportResponseLine> answers = run(String.join("\n", lines));

        assertThat(answers).hasSize(501);
        for (int i = 1; i <= 500; i++) {
            Line answer = (Line) answers.get(i - 1);
            assertThat(answer.line()).isEqualTo(i);
            assertThat(answer.outcome()).isEqualTo(i % 7 == 0 ? Outcome.REFUSED : Outcome.IMPORTED);
        }
        assertThat(answers.getLast())
                .isEqualTo(new Ended(new ImportSummary(500, 429, 0, 0, 71, 429, null), pipeline.position.get()));
        assertThat(pipeline.mostUnderWay).hasValueBetween(2, 64);
    }

    @Test
    void aBadLineIsNamedWithItsReasonAndTheOthersGoOn() {
        String tooLong = line("big", "x".repeat(ImportLimits.LINE_BYTES));
        List<ImportResponseLine> answers = run(
                line("a", "A") + "\n\nnull\n" + tooLong + "\n{\"title\":\"t\"}\n" + line("b", "B"));

        assertThat(answers).hasSize(6);
        assertThat(refusal(answers.get(1), 3).detail()).contains("JSON object");
        assertThat(refusal(answers.get(2), 4).status()).isEqualTo(413);
        assertThat(refusal(answers.get(3), 5).errors()).extracting("pointer").contains("/externalRef");
        assertThat(((Line) answers.get(4)).outcome()).isEqualTo(Outcome.IMPORTED);
        assertThat(((Ended) answers.get(5)).summary()).isEqualTo(new ImportSummary(5, 2, 0, 0, 3, 2, null));
    }

    @Test
    void whatHappenedToAnIncidentIsTold() {
        List<ImportResponseLine> answers = run(line("a", "A") + "\n" + line("a", "A") + "\n" + line("a", "B"));

        assertThat(answers.subList(0, 3)).extracting("outcome").containsExactly(Outcome.IMPORTED, Outcome.UNCHANGED,
                Outcome.UPDATED);
        assertThat(answers.subList(0, 3)).extracting("incidentId").doesNotContainNull().containsOnly(
                pipeline.titles.keySet().iterator().next());
    }

    @Test
    void linesAboutOneIncidentKeepTheirOrder() {
        var lines = new ArrayList<String>();
        for (int i = 1; i <= 200; i++) {
            lines.add(line("same", "%03d".formatted(i)));
        }
        run(String.join("\n", lines));

        assertThat(pipeline.written).hasSize(200).isSorted();
    }

    @Test
    void aBusyLedgerIsWaitedFor() {
        for (int i = 0; i < 5; i++) {
            pipeline.failures.add(new EventLogException.Overloaded(1));
        }
        assertThat(run(line("a", "A")).getFirst()).extracting("outcome").isEqualTo(Outcome.IMPORTED);
    }

    @Test
    void aLedgerThatTakesNoWritesEndsTheImportAtTheLineThatMetIt() {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 1000; i++) {
            lines.add(line("id" + i, "t"));
            pipeline.failures.add(new EventLogException.Unavailable("full", null));
        }
        List<ImportResponseLine> answers = run(String.join("\n", lines));

        assertThat(answers).hasSize(2);
        assertThat(refusal(answers.getFirst(), 1).status()).isEqualTo(503);
        assertThat(((Ended) answers.getLast()).summary()).isEqualTo(new ImportSummary(1, 0, 0, 0, 1, 0, 1L));
        assertThat(pipeline.failures.size()).isGreaterThan(800);
    }

    @Test
    void anAccidentIsARefusalToo() {
        pipeline.failures.add(new IllegalStateException("secret"));
        ImportResponseLine.Refusal refusal = refusal(run(line("a", "A")).getFirst(), 1);

        assertThat(refusal.status()).isEqualTo(500);
        assertThat(refusal.detail()).doesNotContain("secret");
    }

    @Test
    void linesAreReadAsAnswersAreWanted() {
        var read = new AtomicInteger();
        Flux<DataBuffer> endless = Flux.range(1, Integer.MAX_VALUE).map(i -> {
            read.incrementAndGet();
            return buffer(line("id" + i, "t") + "\n");
        });
        StepVerifier.create(incidentImport.run(endless, ImportFormat.LEDGER, SOMEBODY), 10)
                .expectNextCount(10)
                .thenAwait()
                .thenCancel()
                .verify();
        assertThat(read.get()).isLessThan(300);
    }

    private List<ImportResponseLine> run(String text) {
        Flux<DataBuffer> body = Flux.just(text).map(IncidentImportTest::buffer);
        return incidentImport.run(body, ImportFormat.LEDGER, SOMEBODY).collectList().block();
    }

    private static DataBuffer buffer(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ImportResponseLine.Refusal refusal(ImportResponseLine answer, long line) {
        assertThat(((Line) answer).line()).isEqualTo(line);
        assertThat(((Line) answer).outcome()).isEqualTo(Outcome.REFUSED);
        return ((Line) answer).problem();
    }

    private static String line(String id, String title) {
        return """
                {"externalRef": {"system": "s", "id": "%s"}, "title": "%s", "severity": "SEV3", "declaredAt": "2026-02-03T09:00:00Z", \
                "updates": [{"at": "2026-02-03T09:00:00Z", "message": "m"}]}"""
                .formatted(id, title);
    }
}
