package io.incidentledger.command.imports.pagehistory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Slow;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Random histories of edited pages: an as-of query for the instant of each snapshot returns exactly what the snapshot
/// said.
@Slow
@Soaked
class EditedHistoriesTest {
    private static final int HISTORIES = Dose.of(100, 4_000);
    private static final int SNAPSHOTS = 8;

    @TempDir
    private Path directory;

    private record Taken(Instant instant, List<LedgerIncident> incidents, List<String> removed) {}

    @ParameterizedTest(name = "google: {0}")
    @ValueSource(booleans = {false, true})
    void theLedgerSaysAsOfEachSnapshotWhatTheSnapshotSaid(boolean google) throws IOException {
        try (ImportingCommandSide side = new ImportingCommandSide()) {
            for (long seed = 0; seed < HISTORIES
                    && !Dose.usedUp("EditedHistoriesTest, histories", seed, HISTORIES); seed++) {
                check(seed, google, side);
            }
        }
    }

    private void check(long seed, boolean google, ImportingCommandSide side) throws IOException {
        EditedPage page = new EditedPage(seed, google);
        Path files = Files.createDirectory(directory.resolve("seed-" + seed));
        List<Taken> taken = history(page, files);
        List<SnapshotFile> snapshots = SnapshotFile.in(files);

        side.emit(snapshots.subList(0, 1 + (int) (seed % SNAPSHOTS)));
        side.emit(snapshots);
        long head = side.log.head().position();
        side.emit(snapshots);

        assertThat(side.log.head().position()).as("position after a repetition, seed %s", seed).isEqualTo(head);
        for (Taken snapshot : taken) {
            long position = side.log.positionAt(snapshot.instant());
            for (LedgerIncident incident : snapshot.incidents()) {
                assertThat(LedgerIncident.at(side.log, position, page.system(), incident.id()))
                        .as("seed %s at %s", seed, snapshot.instant()).isEqualTo(incident);
            }
            for (String id : google ? List.<String>of() : snapshot.removed()) {
                assertThat(LedgerIncident.at(side.log, position, page.system(), id))
                        .as("seed %s at %s", seed, snapshot.instant()).extracting(LedgerIncident::status)
                        .isIn("cancelled", "resolved");
            }
        }
    }

    private static List<Taken> history(EditedPage page, Path files) throws IOException {
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < SNAPSHOTS; i++) {
            page.edit();
            Files.writeString(files.resolve(page.instant().toString().replace(':', '-') + ".json"), page.json());
            taken.add(new Taken(page.instant(), page.expected(), page.removed()));
        }
        return taken;
    }
}
