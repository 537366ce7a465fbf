package io.incidentledger.query.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.projection.runner.HeadTracker;
import org.jspecify.annotations.Nullable;

/// Reads pages of the feed from the ledger. The most recently read events are cached, within a bound, so that many
/// clients at the head of the ledger cause a single read. Thread-safe; blocking.
final class FeedReader {

    /// The number of cached events; a power of two.
    private static final int KEPT = 1_024;
    /// The maximum size of a cached event in characters; larger events are read again.
    private static final int LARGEST_KEPT = 8_192;

    private final EventReader reader;
    private final HeadTracker head;
    private final CloudEvents cloudEvents;
    private final AtomicReferenceArray<@Nullable FeedEvent> kept = new AtomicReferenceArray<>(KEPT);

    FeedReader(EventReader reader, HeadTracker head, CloudEvents cloudEvents) {
        this.reader = reader;
        this.head = head;
        this.cloudEvents = cloudEvents;
    }

    /// A batch of events for a caller.
    ///
    /// @param position the position that the batch reflects
    /// @param next the position after which there are more events; null: there are none yet
    record Batch(List<FeedEvent> events, long position, @Nullable Long next) {}

    /// All available events after a position, up to a limit.
    Batch batch(long after, int limit) {
        List<FeedEvent> events = whole(after, limit);
        long end = head.position();
        long last = events.isEmpty() ? after : events.getLast().position();
        return new Batch(events, events.isEmpty() ? Math.min(after, end) : last, last < end ? last : null);
    }

    /// Fills a page completely: the cache may contain only a part of the available events.
    private List<FeedEvent> whole(long after, int limit) {
        List<FeedEvent> page = new ArrayList<>();
        long last = after;
        List<FeedEvent> part;
        do {
            part = after(last, limit - page.size());
            page.addAll(part);
            last = page.isEmpty() ? after : page.getLast().position();
        } while (!part.isEmpty() && page.size() < limit);
        return page;
    }

    /// Up to `limit` events after a position, in order and without gaps. Fewer events do not mean that there are no
    /// more. Empty: there are none yet.
    List<FeedEvent> after(long position, int limit) {
        List<FeedEvent> page = kept(position, limit);
        return page.isEmpty() ? read(position, limit) : page;
    }

    private List<FeedEvent> kept(long position, int limit) {
        List<FeedEvent> page = new ArrayList<>();
        for (long wanted = position + 1; page.size() < limit; wanted++) {
            FeedEvent event = kept.get(slot(wanted));
            if (event == null || event.position() != wanted) {
                break;
            }
            page.add(event);
        }
        return page;
    }

    private List<FeedEvent> read(long position, int limit) {
        return position < head.position() - KEPT
                ? reader.read(position, limit).stream().map(cloudEvents::of).toList()
                : readOnce(position, limit);
    }

    /// Near the head, one caller reads on behalf of all that need the same events; the others find them in the cache.
    private synchronized List<FeedEvent> readOnce(long position, int limit) {
        List<FeedEvent> meanwhile = kept(position, limit);
        if (!meanwhile.isEmpty()) {
            return meanwhile;
        }
        List<FeedEvent> page = reader.read(position, limit).stream().map(cloudEvents::of).toList();
        page.stream().filter(event -> event.json().length() <= LARGEST_KEPT)
                .forEach(event -> kept.set(slot(event.position()), event));
        return page;
    }

    private static int slot(long position) {
        return (int) (position & (KEPT - 1));
    }
}
