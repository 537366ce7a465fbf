package io.incidentledger.benchmark.ledger;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.sqlite.SQLiteConfig;

/// Reads every event of a ledger file in one SQL query, with texts as strings, and discards them.
public final class RawSqlScan {

    private static final String EVENTS = """
            SELECT position, event_id, stream_type, stream_id, sequence, type, revision, payload, metadata, timestamp
            FROM events ORDER BY position""";
    private static final int[] TEXTS = {2, 3, 4, 6, 7, 8, 9};
    private static final int[] NUMBERS = {1, 5, 10};

    private final Path file;

    public RawSqlScan(Path file) {
        this.file = file;
    }

    public void run() {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(EVENTS)) {
            long read = 0;
            while (row.next()) {
                read += read(row);
            }
            if (read == 0) {
                throw new IllegalStateException(file + " has no events");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(file + " can't be read", failure);
        }
    }

    private static long read(ResultSet row) throws SQLException {
        long read = 0;
        for (int column : NUMBERS) {
            read += row.getLong(column);
        }
        for (int column : TEXTS) {
            byte[] text = row.getBytes(column);
            read += text == null ? 0 : new String(text, StandardCharsets.UTF_8).length();
        }
        return read;
    }
}
