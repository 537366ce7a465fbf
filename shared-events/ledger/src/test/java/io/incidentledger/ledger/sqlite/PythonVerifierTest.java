package io.incidentledger.ledger.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

import io.incidentledger.ledger.verification.LedgerVerifier;
import io.incidentledger.ledger.verification.VerificationResult;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The documented verifier in Python finds the same damage as the Java verifier.
@Slow
class PythonVerifierTest {

    private static final Path DOCS = Stream.of("docs/internals", "../../docs/internals").map(Path::of)
            .filter(folder -> Files.exists(folder.resolve("verify_ledger.py"))).findFirst().orElseThrow();

    @TempDir
    private Path temporary;
    private SampleCommits sampleCommits;

    private record Run(int exitCode, String output) {}

    private static Run python(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Stream.concat(Stream.of("python3", "-B"), Stream.of(arguments)).toList())
                .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output.strip());
    }

    private Run verify() throws IOException, InterruptedException {
        return python(DOCS.resolve("verify_ledger.py").toString(), sampleCommits.file().toString());
    }

    @BeforeEach
    void requirePython() throws Exception {
        try {
            Assumptions.assumeTrue(
                    python("-c", "import sqlite3; print(sqlite3.sqlite_version_info >= (3, 37))").output()
                            .equals("True"),
                    "python3 has no SQLite that knows strict tables");
        } catch (IOException absent) {
            Assumptions.abort("there is no python3");
        }
        sampleCommits = SampleCommits.in(temporary);
    }

    @Test
    void whoAsksForHelpGetsIt() throws Exception {
        for (String option : List.of("--help", "-h")) {
            Run help = python(DOCS.resolve("verify_ledger.py").toString(), option);
            assertThat(help.exitCode()).isZero();
            assertThat(help.output()).contains("Usage: python3 verify_ledger.py ledger.db");
        }
        assertThat(python(DOCS.resolve("verify_ledger.py").toString(), "--nonsense").exitCode()).isNotZero();
    }

    @Test
    void anIntactLedgerHasTheSameHeadForBoth() throws Exception {
        VerificationResult ours;
        try (SqliteEventLog log = SqliteEventLog.open(sampleCommits.directory(), SqliteSettings.DEFAULT)) {
            ours = new LedgerVerifier(log).verify();
        }
        assertThat(verify())
                .isEqualTo(new Run(0, "intact: " + ours.checkedCommits() + " commits, " + ours.checkedEvents()
                        + " events, head " + ours.headHash()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"UPDATE events SET payload = '{}' WHERE position = 3 | 3",
        "UPDATE events SET salt = NULL WHERE position = 6 | 6",
        "UPDATE commits SET recorded_at = 0 WHERE first_position = 5 | 5",
        "DELETE FROM commits WHERE first_position = 6 | 6", "DELETE FROM events WHERE position = 4 | 4",
        "UPDATE ledger SET ledger_id = 'x' | 1"})
    void aBrokenLedgerBreaksAtTheSamePositionForBoth(String change, long position) throws Exception {
        sampleCommits.tamper(change);
        Run run = verify();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).startsWith("broken at position " + position + ":");
    }

    @Test
    void theDocumentNamesEveryTableAndColumn() throws IOException, SQLException {
        String document = Files.readString(DOCS.resolve("ledger-format.md"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + sampleCommits.file());
                Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery(
                        """
                                SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'""")) {
            int named = 0;
            for (; columns.next(); named++) {
                assertThat(document).contains("| `" + columns.getString(1) + "` |")
                        .contains("`" + columns.getString(2) + "`");
            }
            assertThat(named).isEqualTo(23);
        }
    }
}
