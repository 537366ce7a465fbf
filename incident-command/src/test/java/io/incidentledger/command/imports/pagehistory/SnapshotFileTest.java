package io.incidentledger.command.imports.pagehistory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SnapshotFileTest {
    @TempDir
    private Path directory;

    @Test
    void theSnapshotsOfADirectoryComeInTheOrderOfTheirInstants() throws IOException {
        Files.writeString(directory.resolve("2024-05-02.json"), "[]");
        Files.writeString(directory.resolve("z-1714564800.json"), "[]");
        Files.writeString(directory.resolve("README.md"), "of 2024-05-01");
        Files.createDirectory(directory.resolve("2024-05-03.json"));

        assertThat(SnapshotFile.in(directory)).extracting(SnapshotFile::instant)
                .containsExactly(Instant.parse("2024-05-01T12:00:00Z"), Instant.parse("2024-05-02T00:00:00Z"));
    }

    @Test
    void aPackedFileIsUnpacked() throws IOException {
        Path packed = directory.resolve("2024-05-01.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write('x');
        }
        assertThat(SnapshotFile.in(directory).getFirst().bytes()).containsExactly('x');
    }

    @Test
    void aFileThatIsNotPackedThoughItsNameSaysSoIsNamed() throws IOException {
        Files.writeString(directory.resolve("2024-05-01.json.gz"), "[]");
        SnapshotFile file = SnapshotFile.in(directory).getFirst();

        assertThatThrownBy(file::bytes).isInstanceOf(SnapshotImportException.class)
                .hasMessageContaining("2024-05-01.json.gz");
    }

    @Test
    void namesWithoutAnInstantOrWithTheSameOneAreRefusedByName() throws IOException {
        for (String name : List.of("incidents.json", "2024-05-01.json", "20240501T000000Z.json.gz")) {
            Files.writeString(directory.resolve(name), "[]");
        }
        assertThatThrownBy(() -> SnapshotFile.in(directory)).isInstanceOf(SnapshotImportException.class)
                .hasMessageContaining("/incidents.json: its name must contain one timestamp")
                .hasMessageContaining("has the same timestamp as");
    }

    @Test
    void aDirectoryWithoutSnapshotsIsRefused() {
        assertThatThrownBy(() -> SnapshotFile.in(directory)).isInstanceOf(SnapshotImportException.class);
        assertThatThrownBy(() -> SnapshotFile.in(directory.resolve("none"))).isInstanceOf(SnapshotImportException.class)
                .hasMessageContaining("There is no directory");
    }
}
