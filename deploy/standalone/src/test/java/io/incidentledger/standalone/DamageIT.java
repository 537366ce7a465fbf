package io.incidentledger.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.standalone.Jar.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests ledgers that were modified, and files that are not ledgers.
class DamageIT {
    @TempDir
    private Path directory;

    private Path ledger;

    @BeforeEach
    void makeLedger() throws IOException {
        Path history = Files.write(directory.resolve("history.jsonl"), RandomHistory.of(5, 11).lines());
        assertThat(
                Jar.run("import", "--data", directory.toString(), "--format", "github", history.toString()).exitCode())
                .isZero();
        ledger = directory.resolve("ledger.db");
    }

    @Test
    void anIntactLedgerIsCalledIntact() {
        Run run = verify();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Intact: ").contains(" in 5 commits, head ");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "UPDATE events SET payload = payload || ' ' WHERE position = 1",
        "UPDATE events SET metadata = '{}' WHERE position = 3", "DELETE FROM events WHERE position = 4",
        "UPDATE commits SET recorded_at = recorded_at + 1 WHERE number = 2"})
    void aChangedLedgerIsRefusedWithThePlaceOfTheChange(String change) throws Exception {
        damage(change);
        byte[] before = Files.readAllBytes(ledger);

        Run verified = verify();
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.out()).isEmpty();
        assertThat(verified.err()).matches("Broken at position \\d+: .*\\R");

        Run served = Jar.run("serve", "--port", "0", "--data", directory.toString());
        assertThat(served.exitCode()).isEqualTo(1);
        assertThat(served.out()).isEmpty();
        assertThat(served.err().lines().toList().getLast())
                .matches("The ledger .*ledger.db is corrupted from position \\d+ on: .*");
        assertThat(served.err()).doesNotContain("\tat ");
        assertThat(positionIn(served.err())).isEqualTo(positionIn(verified.err()));
        assertThat(Files.readAllBytes(ledger)).isEqualTo(before);
    }

    @Test
    void damageThatIsFoundAfterTheStartEndsTheService() throws Exception {
        damage("UPDATE events SET metadata = '{}' WHERE position = 3");
        ProcessBuilder command = Jar.command("serve", "--port", "0", "--data", directory.toString());
        command.environment().put("INCIDENTLEDGER_VIEWS_STARTPATIENCE", "0s");

        Run run = Jar.run(command);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines().filter(line -> line.startsWith("The ledger "))).singleElement().asString()
                .contains("is corrupted from position 3 on");
    }

    @Test
    void whatIsNoLedgerIsLeftAlone() throws Exception {
        for (byte[] content : List.of("my shopping list".getBytes(StandardCharsets.UTF_8), foreignDatabase(),
                new byte[8192])) {
            Files.write(ledger, content);
            for (List<String> verb : List.of(List.of("serve", "--port", "0"), List.of("verify"))) {
                var command = new ArrayList<>(verb);
                command.addAll(List.of("--data", directory.toString()));
                Run run = Jar.run(command.toArray(String[]::new));
                assertThat(run.exitCode()).isEqualTo(1);
                assertThat(run.out()).isEmpty();
                assertThat(run.err().lines().filter(line -> !line.contains(" INFO "))).singleElement().asString()
                        .containsAnyOf("not a database", "another application", "no ledger", "truncated");
                assertThat(Files.readAllBytes(ledger)).isEqualTo(content);
            }
        }
    }

    private Run verify() {
        return Jar.run("verify", "--data", directory.toString());
    }

    private static String positionIn(String text) {
        return text.replaceAll("(?s).* position (\\d+).*", "$1");
    }

    private void damage(String change) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                Statement statement = connection.createStatement()) {
            for (String trigger : List.of("commits_stay", "commits_remain", "events_stay", "events_remain")) {
                statement.execute("DROP TRIGGER " + trigger);
            }
            assertThat(statement.executeUpdate(change)).isEqualTo(1);
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    private byte[] foreignDatabase() throws Exception {
        Path other = directory.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA application_id = 252006673");
            statement.execute("CREATE TABLE recipes (name TEXT)");
        }
        return Files.readAllBytes(other);
    }
}
