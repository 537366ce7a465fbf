package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.util.function.LongConsumer;

import io.incidentledger.ledger.tail.LogTail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Detects new commits through the server's change stream; without one, it checks every few milliseconds whether the
/// next position is taken.
final class ServerHeadWatcher implements LogTail.HeadWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(ServerHeadWatcher.class);

    private final CommitQueryRunner queries;
    private final ChangeStream changes;
    private final Duration atMost;
    private final long pollNanos;

    ServerHeadWatcher(CommitQueryRunner queries, ChangeStream changes, MongoSettings settings) {
        this.queries = queries;
        this.changes = changes;
        this.atMost = settings.readTimeout();
        this.pollNanos = settings.pollInterval().toNanos();
    }

    @Override
    public long interval() {
        return changes.isOpen() ? ChangeStream.CHECK_NANOS : pollNanos;
    }

    /// First checks whether the next position is taken, which is the fastest query; only then looks for the end.
    @Override
    public void look(long seen, LongConsumer found) {
        if (changes.isOffered()) {
            changes.follow(found);
        }
        if (!changes.isOffered() && seen >= 0) {
            changes.sayMissing("it is not a replica set");
        }
        if (seen >= 0 && queries.endOfCommitAt(seen + 1, atMost).isEmpty()) {
            return;
        }
        found.accept(queries.head(atMost).position());
        if (changes.isOpen()) {
            LOG.debug("the change stream missed position {}; opening a new one", seen + 1);
            changes.stop();
        }
    }

    @Override
    public void rest() {
        changes.stop();
    }

    @Override
    public void close() {
        changes.stop();
    }
}
