package io.incidentledger.ledger.verification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.FreshReader;
import io.incidentledger.ledger.verification.VerificationPass.Known;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Verifies the whole chain again and again while a program runs, in short steps with pauses between them, so that it
/// uses at most a given share of one core. The time of a step counts, not only its CPU: under load the verification
/// gives way. Each pass opens a reader of its own, so no cache hides what has become of the stored bytes, and ends at
/// the head; it must find where the pass before ended. It stops at the first damage. When the store can't be read, the
/// pass begins anew.
public final class ContinuousVerifier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ContinuousVerifier.class);
    /// The shortest pause between two passes, for small ledgers.
    private static final Duration BETWEEN_PASSES = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final Supplier<FreshReader> readers;
    private final double share;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Consumer<EventLogException.Corrupted> damaged;
    private final Thread thread;
    private @Nullable VerificationPass pass;
    private @Nullable Known reached;
    private boolean readable = true;
    /// Where the last pass found damage; -1: it found none.
    private long suspected = -1;
    private volatile long position;
    private volatile @Nullable Completed completed;

    /// The last complete pass.
    ///
    /// @param position where the ledger ended
    public record Completed(long position, Instant at) {}

    /// @param readers opens a reader for each pass
    /// @param share the largest share of a core; above 0 and at most 1
    /// @param damaged receives the first damage, on the thread of the verifier
    public ContinuousVerifier(Supplier<FreshReader> readers, double share,
            Consumer<EventLogException.Corrupted> damaged) {
        this(readers, share, damaged, InstantSource.system(), System::nanoTime);
    }

    ContinuousVerifier(Supplier<FreshReader> readers, double share, Consumer<EventLogException.Corrupted> damaged,
            InstantSource clock, LongSupplier nanoTime) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is above 0 and at most 1, not " + share);
        }
        this.readers = readers;
        this.share = share;
        this.damaged = damaged;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.thread = Thread.ofPlatform().name("ledger-verification").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            for (Duration pause = step(); pause != null; pause = step()) {
                Thread.sleep(pause);
            }
        } catch (InterruptedException closed) {
            LOG.debug("the verification ends", closed);
        } catch (Error failure) {
            LOG.error("Verification has ended, and begins anew when the service is restarted", failure);
            throw failure;
        } finally {
            endPass();
        }
    }

    /// Does one step.
    ///
    /// @return how long to pause after it; null when damage was found
    @Nullable Duration step() {
        long start = nanoTime.getAsLong();
        boolean passEnds = false;
        try {
            passEnds = advance();
            readable = true;
        } catch (EventLogException.Corrupted damage) {
            endPass();
            if (!isConfirmed(damage)) {
                return AFTER_FAILURE;
            }
            LOG.error("Verification found that the ledger is damaged from position {} on: {}. Nothing is written any "
                    + "more; restore a backup", damage.position(), damage.getMessage());
            damaged.accept(damage);
            return null;
        } catch (RuntimeException failure) {
            failed(failure);
            return AFTER_FAILURE;
        }
        Duration rest = Duration.ofNanos((long) ((nanoTime.getAsLong() - start) * (1 - share) / share));
        return passEnds && rest.compareTo(BETWEEN_PASSES) < 0 ? BETWEEN_PASSES : rest;
    }

    /// Damage counts when the next pass finds it at the same position. A replica of MongoDB that has just become the
    /// primary may not show yet what the one before it has acknowledged.
    private boolean isConfirmed(EventLogException.Corrupted damage) {
        boolean again = damage.position() == suspected;
        if (!again) {
            LOG.warn("Verification reads the ledger again, since it seems to be damaged from position {} on: {}",
                    damage.position(), damage.getMessage());
        }
        suspected = damage.position();
        return again;
    }

    private void failed(RuntimeException failure) {
        endPass();
        if (readable) {
            LOG.warn("Verification begins anew because the ledger can't be read: {}", failure.getMessage());
        }
        readable = false;
    }

    /// @return whether the pass has ended
    private boolean advance() {
        VerificationPass present = pass == null ? begin() : pass;
        boolean more = present.step();
        position = present.reached().position();
        if (!more) {
            reached = present.reached();
            completed = new Completed(reached.position(), clock.instant());
            suspected = -1;
            endPass();
        }
        return !more;
    }

    private VerificationPass begin() {
        FreshReader reader = readers.get();
        try {
            pass = new VerificationPass(reader, reached);
            return pass;
        } catch (RuntimeException unreadable) {
            reader.close();
            throw unreadable;
        }
    }

    private void endPass() {
        if (pass != null) {
            pass.close();
            pass = null;
        }
    }

    /// The position up to which the present pass has verified the ledger.
    public long position() {
        return position;
    }

    /// The last complete pass; null before the first one is.
    public @Nullable Completed completed() {
        return completed;
    }

    /// Ends the verification, and waits until it has closed its reader.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }
}
