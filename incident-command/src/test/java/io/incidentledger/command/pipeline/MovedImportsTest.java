package io.incidentledger.command.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.incidentledger.command.importing.ImportAnswer.Line;
import io.incidentledger.command.importing.ImportAnswer.Outcome;
import io.incidentledger.command.importing.ImportFormat;
import io.incidentledger.command.importing.IncidentImport;
import io.incidentledger.command.incident.IncidentCommand.MoveEntry;
import io.incidentledger.eventlog.StoredEvent;
import io.incidentledger.eventlog.memory.InMemoryEventLog;
import io.incidentledger.warnings.ConsistencyWarning;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

import static io.incidentledger.command.pipeline.Commands.declare;
import static io.incidentledger.command.pipeline.Commands.newId;
import static org.assertj.core.api.Assertions.assertThat;

/** An entry that was moved to another incident is not the import's to change any more, and nobody is left to believe that it was changed. */
class MovedImportsTest {

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final CommandSide side = new CommandSide(log);
    private final String imported = CommitIds.external("s", "1");
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

    private Line take(String... notes) {
        StringBuilder entries = new StringBuilder();
        for (String note : notes) {
            entries.append(entries.isEmpty() ? "" : ",").append("""
                    {"kind": "%s", "message": "%s", "occurredAt": "2026-02-03T09:30:00Z"}"""
                    .formatted(note.startsWith("decided") ? "decision" : "note", note));
        }
        String line = """
                {"externalRef": {"system": "s", "id": "1"}, "title": "t", "severity": "SEV3", "declaredAt": "2026-02-03T09:00:00Z",
                 "timeline": [%s]}"""
                .formatted(entries);
        Flux<DataBuffer> body = Flux.just(DefaultDataBufferFactory.sharedInstance
                .wrap(line.replace("\n", " ").getBytes(StandardCharsets.UTF_8)));
        return (Line) new IncidentImport(side.pipeline, List.of())
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
                    .contains("otherwise than before", "moved to #2", "amend it there"));
        }
        assertThat(types()).doesNotContain("EntryAmended");
    }

    @Test
    void thatTheImportHasItNoMoreIsReported() {
        assertThat(moved(take("decided otherwise"))).singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("no longer has", "retract it there"));
        assertThat(types()).doesNotContain("EntryRetracted");
    }

    @Test
    void whatElseTheLineSaysIsTold() {
        Line line = take("first words", "more words");
        assertThat(line.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(moved(line)).isEmpty();
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
