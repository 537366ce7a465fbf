package io.incidentledger.query.replay;

import java.time.Instant;
import java.util.List;

import io.incidentledger.events.RecordedEvent;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.projection.EventDecoder;
import org.jspecify.annotations.Nullable;

/// Plans replays of the whole ledger, which are read in pages. Thread-safe; blocking: not for event loops.
final class LedgerReplayPlans {

    /// The number of events that are read at once for a client.
    static final int PAGE = 64;
    /// A page ends with the event that reaches this size in bytes.
    static final long PAGE_BYTES = 65_536;

    private static final long NANO = 1;

    private final EventReader reader;
    private final EventDecoder decoder;
    private final ReplayEventLoader loader;
    private final OccurrenceOrderLoader orders;
    private final int page;

    LedgerReplayPlans(EventReader reader, EventDecoder decoder, ReplayEventLoader loader, OccurrenceOrderLoader orders,
            int page) {
        this.reader = reader;
        this.decoder = decoder;
        this.loader = loader;
        this.orders = orders;
        this.page = page;
    }

    /// @param end the position of the last event that is replayed
    ReplayPlan plan(ReplayQuery query, long end) {
        return switch (query.clock()) {
            case RECORDED -> recorded(query, end);
            case OCCURRED -> occurred(query, end);
        };
    }

    private ReplayPlan recorded(ReplayQuery query, long end) {
        long begin = query.from() == null ? 0 : before(query.from());
        long last = query.to() == null ? end : Math.min(end, before(query.to()));
        long heard = query.heard();
        boolean within = heard > begin && heard <= last;
        StoredEvent before = within ? event(heard) : null;
        if (heard != 0 && (before == null || !ReplayEventLoader.ofIncident(before))) {
            throw query.notOfThisReplay();
        }
        ReplayEventPages pages = new RecordedOrderPages(reader, loader, Math.max(begin, heard), last, page);
        return new ReplayPlan(before == null ? null : firstRecorded(begin), before == null ? null : before.recordedAt(),
                pages.next(), pages, end);
    }

    /// The last position that was recorded before an instant.
    private long before(Instant instant) {
        return reader.positionAt(instant.minusNanos(NANO));
    }

    private StoredEvent event(long position) {
        return reader.read(position - 1, 1).getFirst();
    }

    /// The time at which the first incident event after a position was recorded; such an event must exist.
    private Instant firstRecorded(long after) {
        long position = after;
        while (true) {
            List<StoredEvent> events = reader.read(position, page);
            for (StoredEvent event : events) {
                if (ReplayEventLoader.ofIncident(event)) {
                    return event.recordedAt();
                }
            }
            position = events.getLast().position();
        }
    }

    private ReplayPlan occurred(ReplayQuery query, long end) {
        OccurrenceOrderedPositions order = orders.order(query, end);
        int begin = query.heard() == 0 ? 0 : indexOf(query.heard(), order.positions()) + 1;
        if (query.heard() != 0 && begin == 0) {
            throw query.notOfThisReplay();
        }
        ReplayEventPages pages = new OccurredOrderPages(reader, loader, orders,
                OccurrenceOrderLoader.key(query, end), order, begin,
                page);
        return new ReplayPlan(begin == 0 ? null : order.first(), begin == 0 ? null : occurredAt(query.heard()),
                pages.next(), pages, end);
    }

    private static int indexOf(long position, long[] positions) {
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] == position) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Instant occurredAt(long position) {
        RecordedEvent event = decoder.decode(event(position));
        return event == null ? null : event.happenedAt();
    }
}
