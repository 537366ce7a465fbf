package io.incidentledger.command.dispatch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.sqlite.SqliteEventLog;
import io.incidentledger.ledger.sqlite.SqliteSettings;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// Each command side has opened the file itself, as two processes do.
@Slow
class RacingCommandsOnSqliteTest extends RacingCommandsSuite {

    @TempDir
    Path directory;

    private final List<SqliteEventLog> opened = new ArrayList<>();

    @Override
    EventLog open() {
        SqliteEventLog log = SqliteEventLog.open(directory, SqliteSettings.DEFAULT);
        opened.add(log);
        return log;
    }

    @Override
    @AfterEach
    void close() {
        super.close();
        opened.forEach(SqliteEventLog::close);
    }
}
