package io.incidentledger.ledger.sqlite;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

import io.incidentledger.ledger.EventLogException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pool of connections for reading, which are opened on demand and kept; when all are in use, further readers wait. A
/// connection that failed is closed and replaced.
final class ReaderPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReaderPool.class);

    private final LedgerFile file;
    private final int size;
    private final Semaphore free;
    private final ConcurrentLinkedDeque<ReadConnection> idle = new ConcurrentLinkedDeque<>();
    private final ExecutorService platformThreads;
    private volatile boolean closed;

    ReaderPool(LedgerFile file, int size) {
        this.file = file;
        this.size = size;
        this.free = new Semaphore(size);
        this.platformThreads = Executors.newFixedThreadPool(size,
                Thread.ofPlatform().name("ledger-reader-", 1).daemon().factory());
    }

    /// A read operation within one session.
    interface Reading<T> {
        T from(ReadConnection session) throws SQLException;
    }

    /// Reads on the calling thread.
    ///
    /// @param untrusted the first position that can't be trusted if the file proves to be damaged
    <T> T read(LongSupplier untrusted, Reading<T> reading) {
        free.acquireUninterruptibly();
        try {
            return readWithPermit(untrusted, reading);
        } finally {
            free.release();
        }
    }

    /// For large reads: runs on a platform thread, because a virtual thread would block its carrier while it is in
    /// native code.
    <T> T readMuch(LongSupplier untrusted, Reading<T> reading) {
        if (!Thread.currentThread().isVirtual()) {
            return read(untrusted, reading);
        }
        try {
            return platformThreads.submit(() -> read(untrusted, reading)).get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof EventLogException known) {
                throw known;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (RejectedExecutionException closing) {
            throw new EventLogException.Unavailable("the log is closed", closing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EventLogException.Unavailable("interrupted while reading", interrupted);
        }
    }

    private <T> T readWithPermit(LongSupplier untrusted, Reading<T> reading) {
        if (closed) {
            throw new EventLogException.Unavailable("the log is closed", null);
        }
        ReadConnection session = null;
        boolean healthy = false;
        try {
            session = idle.isEmpty() ? null : idle.pollLast();
            if (session == null) {
                session = new ReadConnection(file.connectToRead());
            }
            T result = reading.from(session);
            healthy = true;
            return result;
        } catch (SQLException failure) {
            throw SqliteErrorTranslator.translate(failure, untrusted.getAsLong());
        } finally {
            giveBack(session, healthy);
        }
    }

    private void giveBack(@Nullable ReadConnection session, boolean healthy) {
        if (session != null && healthy) {
            idle.addLast(session);
        } else if (session != null) {
            close(session);
        }
    }

    private static void close(ReadConnection session) {
        try {
            session.close();
        } catch (SQLException failure) {
            LOG.warn("a connection to the ledger could not be closed", failure);
        }
    }

    /// Waits for the reads in progress, and closes the connections.
    @Override
    public void close() {
        closed = true;
        platformThreads.close();
        free.acquireUninterruptibly(size);
        idle.forEach(ReaderPool::close);
        idle.clear();
        free.release(size);
    }
}
