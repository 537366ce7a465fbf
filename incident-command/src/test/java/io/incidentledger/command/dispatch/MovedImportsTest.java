package io.incidentledger.command.dispatch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.incidentledger.command.imports.formats.ImportFormat;
import io.incidentledger.command.imports.ndjson.ImportResponseLine.Line;
import io.incidentledger.command.imports.ndjson.ImportResponseLine.Outcome;
import io.incidentledger.command.imports.ndjson.IncidentImport;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.IncidentCommand.MoveEntry;
import io.incidentledger.events.warnings.ConsistencyWarning;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

import static io.incidentledger.command.dispatch.Commands.declare;
import static io.incidentledger.command.dispatch.Commands.newId;
import static org.assertj.core.api.Assertions.assertThat;

/// An import no longer changes an entry that was moved to another incident, and callers are told that it was not
/// changed.
class MovedImportsTest {

    private final InMemoryEventLog memory = new InMemoryEventLog();
    private final FaultyLog log = new FaultyLog(memory);
    private final CommandSide side = new CommandSide(log);
    private final String imported = CommitIdDerivation.external("s", "1");
    private final String other = newId();

    @BeforeEach
    void moveWhatWasImported() {
        take("first words");
        side.apply(declare(other));
        side.apply(new MoveEntry(imported, entryId(), other, "moved", "that one"));
    }

    @AfterEach
    void close() {
        side.close();
    }

    private String entryId() {
        return log.readStream(imported, 0, Long.MAX_VALUE).stream()
                .filter(event -> event.type().equals("TimelineEntryAdded")).findFirst().orElseThrow().payload()
                .replaceAll(".*\"entryId\":\"([^\"]*)\".*", "$1");
    }

    private static String line(String... notes) {
        StringBuilder entries = new StringBuilder();
        for (String note : notes) {
            entries.append(entries.isEmpty() ? "" : ",").append("""
                    {"kind": "%s", "message": "%s", "occurredAt": "2026-02-03T09:30:00Z"}"""
                    .formatted(note.startsWith("decided") ? "decision" : "note", note));
        }
        return """
                {"externalRef": {"system": "s", "id": "1"}, "title": "t", "severity": "SEV3", "declaredAt": "2026-02-03T09:00:00Z",
                 "timeline": [%s]}"""
                .formatted(entries).replace("\n", " ");
    }

    /// Returns the command of a line, without sending it.
    private static IncidentCommand corrected(String... notes) {
        List<IncidentCommand> commands = new ArrayList<>();
        take((command, context) -> {
            commands.add(command);
            return CompletableFuture.failedFuture(new UnknownIncidentException("none"));
        }, notes);
        return commands.getFirst();
    }

    private Line take(String... notes) {
        return take(side.pipeline, notes);
    }

    private static Line take(CommandDispatcher dispatcher, String... notes) {
        Flux<DataBuffer> body = Flux.just(DefaultDataBufferFactory.sharedInstance
                .wrap(line(notes).getBytes(StandardCharsets.UTF_8)));
        return (Line) new IncidentImport(dispatcher, List.of())
                .run(body, ImportFormat.LEDGER, Commands.BY_ANN.provenance()).blockFirst();
    }

    private static List<ConsistencyWarning> moved(Line line) {
        return line.warnings().stream().filter(warning -> warning.code().equals("entry-moved")).toList();
    }

    private List<String> types() {
        return log.readStream(imported, 0, Long.MAX_VALUE).stream().map(StoredEvent::type).toList();
    }

    @Test
    void otherWordsAreReportedAndNotToldWhereTheEntryIsNoMore() {
        for (int again = 0; again < 2; again++) {
            Line line = take("other words");
            assertThat(line.outcome()).isEqualTo(Outcome.UNCHANGED);
            assertThat(moved(line)).singleElement().satisfies(warning -> assertThat(warning.message())
                    .contains("The import changes the entry", "moved to #2", "amend it there"));
        }
        assertThat(types()).doesNotContain("EntryAmended");
    }

    @Test
    void thatTheImportHasItNoMoreIsReported() {
        assertThat(moved(take("decided otherwise"))).singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("no longer contains", "retract it there"));
        assertThat(types()).doesNotContain("EntryRetracted");
    }

    @Test
    void whatElseTheLineSaysIsTold() {
        Line line = take("first words", "more words");
        assertThat(line.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(moved(line)).isEmpty();
    }

    @Test
    void anAnswerThatWasLostOnTheWayIsGivenWithTheSameWarnings() {
        log.onAppend(commit -> memory.append(commit).thenCompose(receipt -> CompletableFuture.failedFuture(
                new EventLogException.OutcomeUnknown(commit.commitId(), Duration.ofSeconds(1), null))));
        Line line = take("other words", "more words");
        assertThat(line.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(moved(line)).singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("The import changes the entry",
                        "moved to #2"));
    }

    @Test
    void aRepetitionWithItsKeyGetsTheSameWarnings() {
        IncidentCommand again = corrected("other words", "more words");
        CommandReceipt first = side.apply(again, Commands.keyed("k", 1));
        assertThat(first.warnings()).extracting(ConsistencyWarning::code).contains("entry-moved");
        take("other words", "more words", "still more");
        try (CommandSide restarted = new CommandSide(log)) {
            CommandReceipt second = restarted.apply(again, Commands.keyed("k", 1));
            assertThat(second.replayed()).isTrue();
            assertThat(second.warnings()).isEqualTo(first.warnings());
        }
    }

    @Test
    void whatWasWrittenIsAnsweredSoWhenNobodyCanBeNamed() {
        log.onAppend(commit -> memory.append(commit).whenComplete((receipt, failure) -> log.cutOff()));
        Line line = take("other words", "more words");
        assertThat(line.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(moved(line)).singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("The import changes the entry", other));
    }

    @Test
    void whatWasMovedBackIsCorrectedHere() {
        side.apply(new MoveEntry(other, "moved", imported, entryId(), "after all"));
        Line line = take("other words");
        assertThat(moved(line)).isEmpty();
        assertThat(line.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(types()).contains("EntryAmended");
        assertThat(take("other words").outcome()).isEqualTo(Outcome.UNCHANGED);
    }
}
