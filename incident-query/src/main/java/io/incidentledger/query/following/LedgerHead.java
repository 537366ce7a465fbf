package io.incidentledger.query.following;

import io.incidentledger.eventlog.EventReader;
import io.incidentledger.eventlog.EventTail;
import io.incidentledger.view.Progress;

/// Where the ledger ends, as far as this process has been told: a few milliseconds behind at most, and asked for without touching a disk.
public final class LedgerHead implements AutoCloseable {

    private final Progress progress = new Progress();
    private final EventTail.Subscription subscription;

    public LedgerHead(EventReader reader, EventTail tail) {
        progress.advance(reader.head().position());
        this.subscription = tail.onAdvance(progress::advance);
    }

    public long position() {
        return progress.position();
    }

    public Progress progress() {
        return progress;
    }

    @Override
    public void close() {
        subscription.close();
    }
}
