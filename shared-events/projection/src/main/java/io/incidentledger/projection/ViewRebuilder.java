package io.incidentledger.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

import io.incidentledger.ledger.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings views up to the end of the ledger in bulk. One thread reads ahead (and verifies, if the scan does); the
/// calling thread decodes and folds. The read-ahead is bounded. Each instance serves one run.
public final class ViewRebuilder {

    private static final Logger LOG = LoggerFactory.getLogger(ViewRebuilder.class);
    private static final int STRETCH = 256;
    private static final int READ_AHEAD = 8;
    private static final long STOP_TIMEOUT_MILLIS = 100;
    private static final long REPORT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final LedgerScan ledger;
    private final Projector projector;
    private final long from;
    private final long upTo;
    private final BlockingQueue<List<StoredEvent>> ahead = new ArrayBlockingQueue<>(READ_AHEAD);
    private volatile @Nullable RuntimeException unreadable;
    private volatile long reached;
    private volatile boolean abandoned;

    /// @param from the position after which to begin
    /// @param upTo the position at which to end
    public ViewRebuilder(LedgerScan ledger, Projector projector, long from, long upTo) {
        this.ledger = ledger;
        this.projector = projector;
        this.from = from;
        this.upTo = upTo;
        this.reached = from;
    }

    /// The fraction of the work that is done, from 0 to 1. Any thread may call it.
    public double done() {
        return upTo <= from ? 1 : (double) (reached - from) / (upTo - from);
    }

    /// Feeds all events and returns when the views have taken them.
    ///
    /// @throws io.incidentledger.ledger.EventLogException if the ledger can't be read or is damaged; the events before
    ///     that were fed
    /// @throws CancellationException if the calling thread was interrupted
    public void run() {
        long began = System.nanoTime();
        Thread.ofPlatform().name("ledger-reader").daemon().start(this::readAhead);
        try {
            feed(began);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the rebuild was interrupted at position " + reached);
        } finally {
            abandoned = true;
        }
        if (upTo > from) {
            report("rebuilt", began);
        }
    }

    private void feed(long began) throws InterruptedException {
        long reported = began;
        for (List<StoredEvent> batch = ahead.take(); !batch.isEmpty(); batch = ahead.take()) {
            projector.apply(batch);
            reached = batch.getLast().position();
            if (System.nanoTime() - reported > REPORT_EVERY_NANOS) {
                reported = System.nanoTime();
                report("rebuilding", began);
            }
        }
        if (unreadable != null) {
            throw unreadable;
        }
    }

    private void readAhead() {
        Stretches batches = new Stretches();
        try {
            ledger.scan(from, upTo, batches::add);
            batches.flush();
            batches.end();
        } catch (CancellationException abandonedMeanwhile) {
            LOG.debug("reading the ledger was abandoned: {}", abandonedMeanwhile.getMessage());
        } catch (RuntimeException failure) {
            unreadable = failure;
            batches.end();
        } catch (Error failure) {
            unreadable = new IllegalStateException("the ledger's reader failed", failure);
            batches.end();
        }
    }

    /// Collects single events into batches; an empty batch marks the end.
    private final class Stretches {

        private List<StoredEvent> gathered = new ArrayList<>(STRETCH);

        void add(StoredEvent event) {
            gathered.add(event);
            if (gathered.size() == STRETCH) {
                flush();
            }
        }

        void flush() {
            if (!gathered.isEmpty()) {
                put(gathered);
                gathered = new ArrayList<>(STRETCH);
            }
        }

        void end() {
            put(List.of());
        }

        private void put(List<StoredEvent> batch) {
            try {
                while (!ahead.offer(batch, STOP_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)) {
                    if (abandoned) {
                        throw new CancellationException("no view is being projected any more");
                    }
                }
            } catch (InterruptedException nobodyDoes) {
                throw new CancellationException("the reader was interrupted");
            }
        }
    }

    private void report(String what, long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        LOG.info("views {}: position {} of {} ({} %), {} events/s", what, reached, upTo, Math.round(done() * 100),
                Math.round((reached - from) / Math.max(seconds, 1e-9)));
    }
}
