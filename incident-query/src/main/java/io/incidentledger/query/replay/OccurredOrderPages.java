package io.incidentledger.query.replay;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;

/// Pages of events in order of occurrence. Neighbors in this order that are also neighbors in the ledger are read
/// together; a page ends with the event with which it is large enough.
final class OccurredOrderPages implements ReplayEventPages {

    private final EventReader reader;
    private final ReplayEventLoader loader;
    private final OccurrenceOrderLoader orders;
    private final OccurrenceOrderLoader.Key key;
    private final OccurrenceOrderedPositions order;
    private final int size;
    private int next;

    /// @param begin the index in the order at which to start
    OccurredOrderPages(EventReader reader, ReplayEventLoader loader, OccurrenceOrderLoader orders,
            OccurrenceOrderLoader.Key key,
            OccurrenceOrderedPositions order, int begin, int size) {
        this.reader = reader;
        this.loader = loader;
        this.orders = orders;
        this.key = key;
        this.order = order;
        this.next = begin;
        this.size = size;
    }

    @Override
    public List<ReplayEvent> next() {
        long[] positions = order.positions();
        int until = Math.min(positions.length, next + size);
        List<StoredEvent> events = new ArrayList<>(until - next);
        long room = LedgerReplayPlans.PAGE_BYTES;
        while (next < until && room > 0) {
            int behind = next + 1;
            while (behind < until && positions[behind] == positions[behind - 1] + 1) {
                behind++;
            }
            List<StoredEvent> read = reader.read(positions[next] - 1, behind - next, room);
            events.addAll(read);
            room -= read.stream().mapToLong(StoredEvent::bytes).sum();
            next += read.size();
        }
        return loader.of(events);
    }

    @Override
    public void taken() {
        orders.taken(key, order);
    }

    @Override
    public void left() {
        orders.left(key);
    }
}
