package io.incidentledger.command.imports.pagehistory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.command.dispatch.CommitIdDerivation;
import io.incidentledger.command.imports.ExternalIncident;
import io.incidentledger.command.imports.ReconcileIncident;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Listed;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Visibility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// A page whose incidents first have numbers and later ids, and a ledger into which it is imported in any number of
/// imports.
abstract class PageThatIsRenaming {
    static final String SYSTEM = "google-cloud-status";
    static final String NUMBER = "\"number\": 18001";
    static final String ID = "\"id\": \"abc\"";
    static final String BOTH = ID + ", " + NUMBER;

    @TempDir
    private Path directory;

    final ImportingCommandSide side = new ImportingCommandSide();
    final List<SnapshotFile> files = new ArrayList<>();

    @AfterEach
    void end() {
        side.close();
    }

    /// Imports as a release did that left no notes.
    void former(SnapshotFile file, String... ids) {
        side.clock.set(file.instant());
        List<Listed> incidents = SnapshotReader.read(file).getFirst().incidents();
        for (int i = 0; i < ids.length; i++) {
            Listed listed = incidents.get(i);
            side.pipeline.send(new ReconcileIncident(external(ids[i]), new ExternalIncident(
                    new ExternalRef(SYSTEM, ids[i], null), listed.title(), null, listed.severity(), List.of(), Map.of(),
                    Visibility.NORMAL, Mode.BACKFILL, "import", listed.times(), List.of(), List.of(), List.of(),
                    List.of()), false),
                    new CommandContext(new EventProvenance("ann", null, null, null, null),
                            "snapshot/" + file.instant() + "/" + external(ids[i]), listed.digest(), null))
                    .join();
        }
    }

    void tellIn(String way) {
        for (int i = 1; i <= files.size(); i++) {
            if (way.equals("apart")) {
                side.emit(files.subList(i - 1, i));
            } else if (way.equals("growing") || i == files.size()) {
                side.emit(files.subList(0, i));
                assertThat(side.emit(files.subList(0, i)).events()).isEmpty();
            }
        }
        side.emit(files);
        assertThat(side.emit(files).events()).isEmpty();
    }

    void twoIncidents(boolean growing) throws IOException {
        emit(growing, "10", cloud(NUMBER, "Disks fail"));
        emit(growing, "11", cloud(ID, "Disks still fail"));
        assertThat(List.of(title("18001"), title("abc"))).containsExactly("Disks fail", "Disks still fail");
    }

    void apart(String hour, String... incidents) throws IOException {
        apartBy("ann", hour, incidents);
    }

    void apartBy(String actor, String hour, String... incidents) throws IOException {
        snapshot(hour, incidents);
        side.emit(List.of(files.getLast()), actor);
    }

    void emit(boolean growing, String hour, String... incidents) throws IOException {
        snapshot(hour, incidents);
        side.emit(growing ? files : List.of(files.getLast()));
    }

    void by(IncidentCommand command) {
        side.pipeline
                .send(command, new CommandContext(new EventProvenance("bob", null, null, null, null), null, null, null))
                .join();
    }

    void snapshot(String hour, String... incidents) throws IOException {
        write(hour, "[" + String.join(", ", incidents) + "]");
    }

    void page(String hour, boolean open, String... incidents) throws IOException {
        write(hour, "{\"page\": {\"id\": \"p\"}, " + (open ? "\"components\": [], \"status\": {}, " : "")
                + "\"incidents\": [" + String.join(", ", incidents) + "]}");
    }

    void write(String hour, String json) throws IOException {
        Path file = directory.resolve("2024-05-01T" + hour + "-00-00Z.json");
        Files.writeString(file, json);
        files.add(new SnapshotFile(file, Instant.parse("2024-05-01T" + hour + ":00:00Z")));
    }

    static String cloud(String names, String title) {
        return "{%s, \"external_desc\": \"%s\", \"begin\": \"2024-05-01T08:00:00Z\", \"updates\": []}".formatted(names,
                title);
    }

    static String page(String names, String title) {
        boolean over = title.equals("Old");
        return ("{%s, \"name\": \"%s\", \"impact\": \"minor\", \"status\": \"%s\", \"created_at\": "
                + "\"2024-05-01T0%s:00:00Z\", \"resolved_at\": %s}")
                .formatted(names, title, over ? "resolved" : "investigating", over ? 7 : 8,
                        over ? "\"2024-05-01T09:00:00Z\"" : "null");
    }

    static String external(String id) {
        return CommitIdDerivation.external(SYSTEM, id);
    }

    String title(String id) {
        return Objects.requireNonNull(incident(id), id).title();
    }

    @Nullable LedgerIncident incident(String id) {
        return LedgerIncident.at(side.log, Long.MAX_VALUE, SYSTEM, id);
    }

    List<IncidentEvent> events(String id) {
        return LedgerIncident.events(side.log, Long.MAX_VALUE, SYSTEM, id);
    }
}
