package io.incidentledger.command.snapshots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.codec.EventCodec;
import io.incidentledger.command.pipeline.AxonCommandPipeline;
import io.incidentledger.command.pipeline.CommandSettings;
import io.incidentledger.eventlog.axon.LedgerEventStore;
import io.incidentledger.eventlog.axon.LedgerSerializer;
import io.incidentledger.eventlog.memory.InMemoryEventLog;
import io.incidentledger.eventlog.memory.InMemorySnapshotStore;
import io.incidentledger.events.Provenance;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Random histories of pages that are edited: as of the instant of each snapshot the ledger says exactly what the snapshot said.
class EditedHistoriesTest {
    private static final int HISTORIES = 1_000;
    private static final int SNAPSHOTS = 8;

    private static final LedgerSerializer SERIALIZER = new LedgerSerializer(new EventCodec());

    @TempDir
    private Path directory;

    private record Taken(Instant instant, List<LedgerIncident> incidents, List<String> removed) {}

    @Test
    void theLedgerSaysAsOfEachSnapshotOfAStatuspageWhatTheSnapshotSaid() throws IOException {
        for (long seed = 0; seed < HISTORIES; seed++) {
            check(seed, false, "statuspage:p1");
        }
    }

    @Test
    void theLedgerSaysAsOfEachSnapshotOfGoogleCloudWhatTheSnapshotSaid() throws IOException {
        for (long seed = 0; seed < HISTORIES; seed++) {
            check(seed, true, "google-cloud-status");
        }
    }

    private void check(long seed, boolean google, String system) throws IOException {
        Path pages = Files.createDirectory(directory.resolve("seed-" + seed));
        List<Taken> taken = history(seed, google, pages);
        List<SnapshotFile> files = SnapshotFile.in(pages);
        SnapshotClock clock = new SnapshotClock(files.getFirst().instant());
        InMemoryEventLog log = new InMemoryEventLog(clock);

        run(log, clock, files.subList(0, 1 + (int) (seed % SNAPSHOTS)));
        run(log, clock, files);
        long head = log.head().position();
        run(log, clock, files);

        assertThat(log.head().position()).as("position after a repetition, seed %s", seed).isEqualTo(head);
        for (Taken snapshot : taken) {
            long position = log.positionAt(snapshot.instant());
            for (LedgerIncident incident : snapshot.incidents()) {
                assertThat(LedgerIncident.at(log, position, system, incident.id()))
                        .as("seed %s at %s", seed, snapshot.instant()).isEqualTo(incident);
            }
            for (String id : google ? List.<String>of() : snapshot.removed()) {
                assertThat(LedgerIncident.at(log, position, system, id)).as("seed %s at %s", seed, snapshot.instant())
                        .extracting(LedgerIncident::status).isEqualTo("cancelled");
            }
        }
        log.close();
    }

    private static List<Taken> history(long seed, boolean google, Path pages) throws IOException {
        EditedPage page = new EditedPage(seed, google);
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < SNAPSHOTS; i++) {
            page.edit();
            Files.writeString(pages.resolve(page.instant().toString().replace(':', '-') + ".json"), page.json());
            taken.add(new Taken(page.instant(), page.expected(), page.removed()));
        }
        return taken;
    }

    private static void run(InMemoryEventLog log, SnapshotClock clock, List<SnapshotFile> files) {
        try (LedgerEventStore events = LedgerEventStore.over(log, new InMemorySnapshotStore(), SERIALIZER);
                AxonCommandPipeline pipeline = new AxonCommandPipeline(events, log, CommandSettings.defaults(),
                        new SimpleMeterRegistry())) {
            SnapshotImport.check(files, read -> {});
            new SnapshotImport(pipeline, log, clock, new Provenance("ann", null, null, null, null)).run(files,
                    told -> {});
        }
    }
}
