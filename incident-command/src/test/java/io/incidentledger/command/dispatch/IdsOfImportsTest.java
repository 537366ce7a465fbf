package io.incidentledger.command.dispatch;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.incidentledger.command.api.CommandProblemTranslator;
import io.incidentledger.command.imports.formats.ImportFormat;
import io.incidentledger.command.imports.ndjson.ImportResponseLine.Line;
import io.incidentledger.command.imports.ndjson.ImportResponseLine.Outcome;
import io.incidentledger.command.imports.ndjson.IncidentImport;
import io.incidentledger.command.incident.IncidentCommand.AddTimelineEntry;
import io.incidentledger.command.incident.IncidentCommand.AmendEntry;
import io.incidentledger.command.incident.IncidentCommand.ChangeStatus;
import io.incidentledger.command.incident.IncidentCommand.MoveEntry;
import io.incidentledger.command.incident.IncidentCommand.PostUpdate;
import io.incidentledger.command.incident.IncidentRule;
import io.incidentledger.command.incident.RuleViolationException;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentNaming;
import io.incidentledger.events.Status;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.incidentledger.command.dispatch.Commands.declare;
import static io.incidentledger.command.dispatch.Commands.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// An import may choose the id of an update that a person posted. The update remains the person's.
class IdsOfImportsTest {

    private static final Instant TEN = Instant.parse("2026-02-03T10:00:00Z");

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final CommandSide side = new CommandSide(log);
    private final String imported = CommitIdDerivation.external("s", "1");
    private final String posted = newId();
    private final String changed = newId();

    @BeforeEach
    void postUpdatesToWhatWasImported() {
        take("");
        side.apply(new PostUpdate(imported, posted, "We know it", Status.IDENTIFIED, Audience.PUBLIC, TEN));
        side.apply(new ChangeStatus(imported, changed, Status.MONITORING, null, Audience.INTERNAL, null));
    }

    @AfterEach
    void close() {
        side.close();
    }

    private Line take(String updates) {
        String line = """
                {"externalRef": {"system": "s", "id": "1"}, "title": "t", "severity": "SEV3", "declaredAt": "2026-02-03T09:00:00Z",
                 "updates": [%s]}"""
                .formatted(updates).replace("\n", " ");
        return (Line) new IncidentImport(side.pipeline, List.of(new CommandProblemTranslator(IncidentNaming.IDS)))
                .run(Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(line.getBytes(StandardCharsets.UTF_8))),
                        ImportFormat.LEDGER, Commands.BY_ANN.provenance())
                .blockFirst();
    }

    private static String update(String id, String message) {
        return """
                {"id": "%s", "at": "2026-02-03T09:30:00Z", "status": "monitoring", "message": "%s"}""".formatted(id,
                message);
    }

    private List<String> types() {
        return log.readStream(imported, 0, Long.MAX_VALUE).stream().map(StoredEvent::type).toList();
    }

    @Test
    void aLineWithTheIdOfAPostedUpdateIsRefusedAndWritesNothing() {
        List<String> before = types();
        for (String id : List.of(posted, changed, posted.toUpperCase(Locale.ROOT), changed.toUpperCase(Locale.ROOT))) {
            Line refused = take(update("mine", "m") + "," + update(id, "taken over"));
            assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
            JsonNode problem = JsonMapper.shared().valueToTree(refused).path("problem");
            assertThat(problem.path("type").stringValue()).isEqualTo("urn:incident-ledger:problem:entry-id-taken");
            assertThat(problem.path("status").intValue()).isEqualTo(409);
            assertThat(problem.at("/errors/0/pointer").stringValue()).isEqualTo("/updates/1/id");
            assertThat(problem.at("/errors/0/detail").stringValue())
                    .isEqualTo("must not be the id of another entry of the incident's timeline: " + id);
        }
        assertThat(types()).isEqualTo(before);
    }

    @Test
    void theImportGoesOnUnderIdsOfItsOwn() {
        assertThat(take(update("mine", "m")).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(take("").outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(types()).doesNotContain("EntryRetracted");
    }

    @Test
    void anEntryIsFoundHoweverItsIdIsWritten() {
        CommandReceipt amended = side
                .apply(new AmendEntry(imported, posted.toUpperCase(Locale.ROOT), "We knew it", null,
                        null, null, null, null, "a typo"));
        assertThat(amended.changed()).isTrue();
        assertThat(log.readStream(imported, 0, Long.MAX_VALUE).getLast().payload()).contains(posted);
    }

    @Test
    void anEntryIsNotMovedToWhereAnImportHasItsId() {
        String other = newId();
        String note = newId();
        side.apply(declare(other));
        side.apply(new AddTimelineEntry(other, note, EntryKind.NOTE, "a disk", List.of(), TEN));
        take(update(note, "preempted"));

        assertThatThrownBy(() -> side.apply(new MoveEntry(other, note, imported, note, "there")))
                .isInstanceOfSatisfying(RuleViolationException.class,
                        refused -> assertThat(refused.rule()).isEqualTo(IncidentRule.ENTRY_ID_TAKEN))
                .hasMessageContaining(note);
        assertThat(types()).doesNotContain("EntryMovedHere");
    }
}
