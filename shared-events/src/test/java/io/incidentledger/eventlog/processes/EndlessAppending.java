package io.incidentledger.eventlog.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

import io.incidentledger.eventlog.Commits;
import io.incidentledger.eventlog.EventLogException;
import io.incidentledger.eventlog.NewCommit;
import io.incidentledger.eventlog.NewEvent;
import io.incidentledger.eventlog.Receipt;
import io.incidentledger.eventlog.StreamId;

/**
 * A program that appends to a ledger from several threads until it is ended, and tells on its output what became of each commit: {@code stored ID POSITION}, or
 * {@code refused REASON}. Half of the commits go to one stream that all writers share.
 */
final class WriterProcess {

    private static final int THREADS = 8;
    private static final String FILLING = "x".repeat(400);

    private final SqliteEventLog log;

    private WriterProcess(SqliteEventLog log) {
        this.log = log;
    }

    public static void main(String[] arguments) {
        SqliteSettings settings = SqliteSettings.DEFAULT.withBusyTimeout(Duration.ofMillis(500));
        WriterProcess writer = new WriterProcess(SqliteEventLog.open(Path.of(arguments[0]), settings));
        for (int i = 0; i < THREADS; i++) {
            boolean hot = i % 2 == 0;
            Thread.ofPlatform().start(() -> writer.write(hot));
        }
    }

    private void write(boolean hot) {
        while (true) {
            try {
                Receipt receipt = log.append(hot ? toHotStream() : toNewStream()).join();
                tell("stored " + receipt.commitId() + " " + receipt.firstPosition());
            } catch (EventLogException reading) {
                refused(reading);
            } catch (CompletionException appending) {
                refused(appending.getCause());
            }
        }
    }

    private NewCommit toHotStream() {
        long next = log.headSequence("hot").orElse(-1) + 1;
        return Commits.commit(Commits.event("hot", next));
    }

    private static NewCommit toNewStream() {
        String stream = UUID.randomUUID().toString();
        NewEvent large = new NewEvent(UUID.randomUUID().toString(), new StreamId("Incident", stream), 0,
                "IncidentDeclared", "1",
                FILLING, "{}", Instant.now());
        return Commits.commit(large, Commits.event(stream, 1));
    }

    /** To lose a race is nothing to tell. */
    private static void refused(Throwable reason) {
        if (!(reason instanceof EventLogException.SequenceConflict)) {
            tell("refused " + reason.getMessage());
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static synchronized void tell(String line) {
        System.out.println(line);
    }
}
