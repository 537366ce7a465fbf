package io.incidentledger.query.replay;

import java.util.List;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;

/// Pages of a range of the ledger in recorded order.
final class RecordedOrderPages implements ReplayEventPages {

    private final EventReader reader;
    private final ReplayEventLoader loader;
    private final long last;
    private final int size;
    private long position;

    /// @param after exclusive: the range starts after this position
    /// @param last inclusive: the range ends with this position
    RecordedOrderPages(EventReader reader, ReplayEventLoader loader, long after, long last, int size) {
        this.reader = reader;
        this.loader = loader;
        this.position = after;
        this.last = last;
        this.size = size;
    }

    @Override
    public List<ReplayEvent> next() {
        List<ReplayEvent> page = List.of();
        while (page.isEmpty() && position < last) {
            List<StoredEvent> events = reader.read(position, (int) Math.min(size, last - position),
                    LedgerReplayPlans.PAGE_BYTES);
            page = loader.of(events);
            position = events.getLast().position();
        }
        return page;
    }
}
