package io.incidentledger.ledger.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.incidentledger.ledger.EventLogException.Corrupted;
import io.incidentledger.ledger.EventLogException.Incompatible;
import io.incidentledger.ledger.EventLogException.Unavailable;
import io.incidentledger.ledger.Head;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OpeningTest {

    @TempDir
    private Path temporary;

    private static SqliteEventLog open(Path directory) {
        return SqliteEventLog.open(directory, SqliteSettings.DEFAULT);
    }

    private Path fileIn(Path directory) {
        return directory.resolve(SqliteEventLog.FILE_NAME);
    }

    private void sql(Path file, String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void aLedgerIsTheSameWhenItIsOpenedAgain() {
        Head written;
        try (SqliteEventLog log = open(temporary)) {
            log.append(commit(event("a", 0), event("a", 1))).join();
            written = log.head();
        }
        try (SqliteEventLog log = open(temporary)) {
            assertThat(log.head()).isEqualTo(written);
            assertThat(log.append(commit(event("a", 2))).join().firstPosition()).isEqualTo(3);
        }
    }

    @Test
    void eachNewLedgerHasAnIdOfItsOwn() {
        try (SqliteEventLog one = open(temporary.resolve("1")); SqliteEventLog two = open(temporary.resolve("2"))) {
            assertThat(one.head().ledgerId()).isNotEqualTo(two.head().ledgerId());
            assertThat(one.head().hash()).isNotEqualTo(two.head().hash());
        }
    }

    @Test
    void closingLeavesOneFile() throws Exception {
        try (SqliteEventLog log = open(temporary)) {
            log.append(commit(event("a", 0))).join();
        }
        try (var files = Files.list(temporary)) {
            assertThat(files).containsExactly(fileIn(temporary));
        }
    }

    @Test
    void closingTwiceIsHarmless() {
        SqliteEventLog log = open(temporary);
        log.close();
        log.close();
    }

    @Test
    void onlyTheOwnerMayReadTheFiles() throws Exception {
        Assumptions.assumeTrue(temporary.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "no POSIX permissions here");
        Path directory = temporary.resolve("data/ledger");
        try (SqliteEventLog log = open(directory)) {
            log.append(commit(event("a", 0))).join();
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------");
                }
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
        }
    }

    @Test
    void processesThatCreateTheSameLedgerAtTheSameTimeAgreeOnIt() throws Exception {
        Path directory = temporary.resolve("new");
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            var opened = executor.invokeAll(IntStream
                    .range(0, 4).<java.util.concurrent.Callable<SqliteEventLog>>mapToObj(i -> () -> open(directory))
                    .toList());
            String ledgerId = opened.getFirst().get().head().ledgerId();
            for (var log : opened) {
                assertThat(log.get().head().ledgerId()).isEqualTo(ledgerId);
            }
            for (var log : opened) {
                log.get().close();
            }
        }
    }

    @Test
    void anEmptyFileBecomesALedger() throws Exception {
        Files.createFile(fileIn(temporary));
        try (SqliteEventLog log = open(temporary)) {
            assertThat(log.head().position()).isZero();
        }
    }

    @Test
    void theFileOfAnotherApplicationIsRefusedAndLeftAsItIs() throws Exception {
        for (List<String> foreign : List.of(List.of("CREATE TABLE bookmarks (url TEXT)"),
                List.of("PRAGMA application_id = 7"),
                List.of("PRAGMA user_version = 3"), List.of("PRAGMA application_id = 7", "CREATE TABLE commits (x)"))) {
            Path directory = Files.createTempDirectory(temporary, "foreign");
            sql(fileIn(directory), foreign.toArray(String[]::new));
            byte[] before = Files.readAllBytes(fileIn(directory));
            assertThatThrownBy(() -> open(directory)).isInstanceOf(Incompatible.class)
                    .hasMessageContaining("another application");
            assertThat(Files.readAllBytes(fileIn(directory))).isEqualTo(before);
        }
    }

    @Test
    void aLedgerOfALaterVersionIsRefusedAndLeftAsItIs() throws Exception {
        open(temporary).close();
        sql(fileIn(temporary), "PRAGMA user_version = 2");
        byte[] before = Files.readAllBytes(fileIn(temporary));
        assertThatThrownBy(() -> open(temporary)).isInstanceOf(Incompatible.class).hasMessageContaining("format 2");
        assertThat(Files.readAllBytes(fileIn(temporary))).isEqualTo(before);
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws Exception {
        Files.writeString(fileIn(temporary), "Dear diary,\n".repeat(1_000));
        assertThatThrownBy(() -> open(temporary)).isInstanceOfSatisfying(Corrupted.class,
                damage -> assertThat(damage.position()).isEqualTo(1));
        assertThat(Files.readString(fileIn(temporary))).startsWith("Dear diary,");
    }

    @Test
    void aPlaceThatCannotHoldALedgerIsUnavailable() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> open(file)).isInstanceOf(Unavailable.class);
        Files.createDirectory(fileIn(temporary));
        assertThatThrownBy(() -> open(temporary)).isInstanceOf(Unavailable.class);
    }

    @Test
    void aLedgerWhoseEndIsNotWholeIsRefusedWhenItIsOpened() throws Exception {
        SampleCommits sampleCommits = SampleCommits.in(temporary);
        sampleCommits.tamper("DELETE FROM events WHERE position >= 4");
        assertThatThrownBy(() -> open(sampleCommits.directory())).isInstanceOfSatisfying(Corrupted.class,
                damage -> assertThat(damage.position()).isEqualTo(4));
        sampleCommits.restore();
        sampleCommits.tamper("DELETE FROM commits WHERE first_position >= 5",
                "UPDATE events SET payload = '' WHERE position = 2");
        assertThatThrownBy(() -> open(sampleCommits.directory())).isInstanceOfSatisfying(Corrupted.class,
                damage -> assertThat(damage.position()).isEqualTo(2));
    }
}
