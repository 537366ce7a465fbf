package io.incidentledger.query.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Predicate;

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
    /// The number of events that are read at once to find wanted ones among them.
    private static final int LOOKED_AT = 500;
    /// The number of events after which a batch ends, however few of them were wanted.
    private static final int MAX_LOOKED_AT = 10_000;

    private final EventReader reader;
    private final HeadTracker head;
    private final CloudEventWriter cloudEventWriter;
    private final AtomicReferenceArray<@Nullable FeedEvent> kept = new AtomicReferenceArray<>(KEPT);

    FeedReader(EventReader reader, HeadTracker head, CloudEventWriter cloudEventWriter) {
        this.reader = reader;
        this.head = head;
        this.cloudEventWriter = cloudEventWriter;
    }

    /// A batch of events for a caller.
    ///
    /// @param position the position that the batch reflects
    /// @param next the position after which there are more events; null: there are none yet
    record Batch(List<FeedEvent> events, long position, @Nullable Long next) {}

    /// A part of the feed.
    ///
    /// @param position the part has all wanted events up to this position
    record Part(List<FeedEvent> events, long position) {}

    /// The wanted events after a position, up to a limit. If few events are wanted, a batch ends after a bounded number
    /// of events that were looked at, though there are more.
    Batch batch(long after, int limit, FeedFilter filter) {
        List<FeedEvent> events = new ArrayList<>();
        long last = after;
        boolean goesOn = true;
        while (goesOn && events.size() < limit && last - after < MAX_LOOKED_AT) {
            Part part = after(last, limit - events.size(), filter);
            events.addAll(part.events());
            goesOn = part.position() > last;
            last = part.position();
        }
        long end = head.position();
        return new Batch(events, last == after ? Math.min(after, end) : last, last < end ? last : null);
    }

    /// Up to `limit` wanted events after a position, in order and without gaps. Fewer events do not mean that there are
    /// no more; if the position of the part is the one that it begins after, there are none yet.
    Part after(long position, int limit, FeedFilter filter) {
        Part part = kept(position, limit, filter);
        return part.position() > position ? part : read(position, limit, filter);
    }

    private Part kept(long position, int limit, FeedFilter filter) {
        List<FeedEvent> page = new ArrayList<>();
        long last = position;
        while (page.size() < limit) {
            FeedEvent event = kept.get(slot(last + 1));
            if (event == null || event.position() != last + 1) {
                break;
            }
            if (filter.matches(event)) {
                page.add(event);
            }
            last++;
        }
        return new Part(page, last);
    }

    private Part read(long position, int limit, FeedFilter filter) {
        return position < head.position() - KEPT
                ? select(reader.read(position, lookedAt(limit, filter)), position, limit, filter::matches,
                        cloudEventWriter::of)
                : readOnce(position, limit, filter);
    }

    /// Near the head, one caller reads on behalf of all that need the same events; the others find them in the cache.
    private synchronized Part readOnce(long position, int limit, FeedFilter filter) {
        Part meanwhile = kept(position, limit, filter);
        if (meanwhile.position() > position) {
            return meanwhile;
        }
        List<FeedEvent> page = reader.read(position, lookedAt(limit, filter)).stream().map(cloudEventWriter::of)
                .toList();
        page.stream().filter(event -> event.json().length() <= LARGEST_KEPT)
                .forEach(event -> kept.set(slot(event.position()), event));
        return select(page, position, limit, filter::matches, Function.identity());
    }

    private static int lookedAt(int limit, FeedFilter filter) {
        return filter.all() ? limit : LOOKED_AT;
    }

    /// @param events without gaps, from the one after the position on
    private static <E> Part select(List<E> events, long position, int limit, Predicate<E> wanted,
            Function<E, FeedEvent> form) {
        List<FeedEvent> page = new ArrayList<>();
        int looked = 0;
        while (looked < events.size() && page.size() < limit) {
            E event = events.get(looked++);
            if (wanted.test(event)) {
                page.add(form.apply(event));
            }
        }
        return new Part(page, position + looked);
    }

    private static int slot(long position) {
        return (int) (position & (KEPT - 1));
    }
}
