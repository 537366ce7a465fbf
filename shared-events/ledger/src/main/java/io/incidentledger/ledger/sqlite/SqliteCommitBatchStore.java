package io.incidentledger.ledger.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.append.AppendOutcome;
import io.incidentledger.ledger.append.CommitBatchStore;
import io.incidentledger.ledger.chain.PreparedCommit;
import io.incidentledger.ledger.clock.RecordingClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes batches of commits, each batch in one transaction. After a failure the connection is closed, which rolls back
/// the transaction, and the next batch opens a new one; so the store recovers by itself when the cause is gone.
final class SqliteCommitBatchStore implements CommitBatchStore, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteCommitBatchStore.class);

    private final LedgerFile file;
    private final RecordingClock clock;
    private final LongConsumer appended;
    private @Nullable WriteConnection session;
    private @Nullable Head head;
    private long dataVersion;

    /// @param appended receives the new head's position after each batch
    SqliteCommitBatchStore(LedgerFile file, RecordingClock clock, LongConsumer appended) {
        this.file = file;
        this.clock = clock;
        this.appended = appended;
    }

    @Override
    public List<AppendOutcome> write(List<PreparedCommit> batch) {
        long start = System.nanoTime();
        try {
            WriteConnection open = begin();
            SqliteBatch written = attempt(open, batch);
            return commit(open, written, batch, start);
        } catch (SQLException failure) {
            EventLogException reason = SqliteErrorTranslator.translate(failure, head == null ? 1 : head.position() + 1);
            giveUp();
            throw reason;
        } catch (RuntimeException | Error failure) {
            giveUp();
            throw failure;
        }
    }

    /// Tries first without looking up whether ids are already stored; if one is, tries again and looks up each of them.
    private SqliteBatch attempt(WriteConnection open, List<PreparedCommit> batch) throws SQLException {
        SqliteBatch quick = new SqliteBatch(open, head(open), clock, false);
        if (quick.insert(batch)) {
            return quick;
        }
        open.rollback();
        open.begin();
        SqliteBatch careful = new SqliteBatch(open, head(open), clock, true);
        if (!careful.insert(batch)) {
            throw RowMapper.damaged(careful.head().position() + 1,
                    "there are rows after the head, or index entries without rows");
        }
        return careful;
    }

    private WriteConnection begin() throws SQLException {
        if (session == null) {
            session = new WriteConnection(file.connectToWrite());
            head = null;
        }
        session.begin();
        return session;
    }

    /// The head that this process wrote last, or the stored one if another process has written since.
    private Head head(WriteConnection open) throws SQLException {
        long version = open.dataVersion();
        if (head == null || version != dataVersion) {
            head = open.queries().head();
            dataVersion = version;
        }
        return head;
    }

    private List<AppendOutcome> commit(WriteConnection open, SqliteBatch written, List<PreparedCommit> batch,
            long start)
            throws SQLException {
        try {
            open.commit();
        } catch (SQLException failure) {
            if (!SqliteErrorTranslator.leavesOutcomeOpen(failure)) {
                throw failure;
            }
            giveUp();
            return unknown(batch, Duration.ofNanos(System.nanoTime() - start), failure);
        }
        head = written.head();
        appended.accept(head.position());
        return written.outcomes();
    }

    private static List<AppendOutcome> unknown(List<PreparedCommit> batch, Duration waited, SQLException failure) {
        return batch.stream().<AppendOutcome>map(commit -> new AppendOutcome.Refused(
                new EventLogException.OutcomeUnknown(commit.commitId(), waited, failure))).toList();
    }

    private void giveUp() {
        head = null;
        close();
    }

    @Override
    public void close() {
        if (session == null) {
            return;
        }
        try {
            session.close();
        } catch (SQLException failure) {
            LOG.warn("the connection to the ledger could not be closed", failure);
        }
        session = null;
    }
}
