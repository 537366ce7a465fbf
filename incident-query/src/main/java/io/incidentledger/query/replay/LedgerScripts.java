package io.incidentledger.query.replay;

import java.time.Instant;
import java.util.List;

import io.incidentledger.events.RecordedEvent;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.projection.EventDecoder;
import org.jspecify.annotations.Nullable;

/// The replays of the whole ledger, read in pages. Thread-safe; blocks: not for event loops.
final class LedgerScripts {

    /// Events that are read at once for a listener.
    static final int PAGE = 64;

    private static final long NANO = 1;

    private final EventReader reader;
    private final EventDecoder decoder;
    private final LedgerScenes scenes;
    private final OccurrenceOrders orders;
    private final int page;

    LedgerScripts(EventReader reader, EventDecoder decoder, LedgerScenes scenes, OccurrenceOrders orders, int page) {
        this.reader = reader;
        this.decoder = decoder;
        this.scenes = scenes;
        this.orders = orders;
        this.page = page;
    }

    /// @param end
    ///            the position of the last event that is played
    Script script(ReplayQuestion question, long end) {
        return switch (question.clock()) {
            case RECORDED -> recorded(question, end);
            case OCCURRED -> occurred(question, end);
        };
    }

    private Script recorded(ReplayQuestion question, long end) {
        long begin = question.from() == null ? 0 : before(question.from());
        long last = question.to() == null ? end : Math.min(end, before(question.to()));
        long heard = question.heard();
        boolean within = heard > begin && heard <= last;
        StoredEvent before = within ? event(heard) : null;
        if (heard != 0 && (before == null || !LedgerScenes.ofIncident(before))) {
            throw question.notOfThisReplay();
        }
        ScenePages pages = new RecordedPages(reader, scenes, Math.max(begin, heard), last, page);
        return new Script(before == null ? null : firstRecorded(begin), before == null ? null : before.recordedAt(),
                pages.next(), pages, end);
    }

    /// The last position that was recorded before an instant.
    private long before(Instant instant) {
        return reader.positionAt(instant.minusNanos(NANO));
    }

    private StoredEvent event(long position) {
        return reader.read(position - 1, 1).getFirst();
    }

    /// When the first event of an incident behind a position was recorded: there is one.
    private Instant firstRecorded(long after) {
        long position = after;
        while (true) {
            List<StoredEvent> events = reader.read(position, page);
            for (StoredEvent event : events) {
                if (LedgerScenes.ofIncident(event)) {
                    return event.recordedAt();
                }
            }
            position = events.getLast().position();
        }
    }

    private Script occurred(ReplayQuestion question, long end) {
        OccurrenceOrder order = orders.order(question, end);
        int begin = question.heard() == 0 ? 0 : indexOf(question.heard(), order.positions()) + 1;
        if (question.heard() != 0 && begin == 0) {
            throw question.notOfThisReplay();
        }
        ScenePages pages = new OccurredPages(reader, scenes, orders, OccurrenceOrders.key(question, end), order, begin,
                page);
        return new Script(begin == 0 ? null : order.first(), begin == 0 ? null : occurredAt(question.heard()),
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
