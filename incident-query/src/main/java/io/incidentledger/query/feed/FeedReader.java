package io.incidentledger.query.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Predicate;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;
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
    /// A batch ends with the event that reaches this size in bytes.
    static final int MAX_BATCH_BYTES = 1 << 20;
    /// A read ends with the event that reaches this size in bytes, wanted or not.
    private static final int MAX_READ_BYTES = 1 << 20;
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

    /// The wanted events after a position, up to a limit. If they are large, or few events are wanted, a batch ends
    /// after a bounded number of bytes, or of events that were looked at, though there are more.
    Batch batch(long after, int limit, FeedFilter filter) {
        List<FeedEvent> events = new ArrayList<>();
        long last = after;
        long bytes = 0;
        boolean goesOn = true;
        while (goesOn && events.size() < limit && bytes < MAX_BATCH_BYTES && last - after < MAX_LOOKED_AT) {
            Part part = after(last, new Bounds(limit - events.size(), MAX_BATCH_BYTES - bytes), filter);
            events.addAll(part.events());
            bytes += part.events().stream().mapToLong(FeedEvent::bytes).sum();
            goesOn = part.position() > last;
            last = part.position();
        }
        long end = head.position();
        return new Batch(events, last == after ? Math.min(after, end) : last, last < end ? last : null);
    }

    /// The size of a part: it has at least one event if there is any, whatever its size.
    ///
    /// @param events the maximum number of events
    /// @param bytes the maximum size of the events together
    record Bounds(int events, long bytes) {}

    /// Wanted events after a position, in order and without gaps. Fewer events than allowed do not mean that there are no
    /// more; if the position of the part is the one that it begins after, there are none yet.
    Part after(long position, Bounds bounds, FeedFilter filter) {
        Part part = kept(position, bounds, filter);
        return part.position() > position ? part : read(position, bounds, filter);
    }

    private Part kept(long position, Bounds bounds, FeedFilter filter) {
        PartBuilder part = new PartBuilder(position, bounds);
        while (part.hasRoom()) {
            FeedEvent event = kept.get(slot(part.position + 1));
            if (event == null || event.position() != part.position + 1) {
                break;
            }
            part.take(filter.matches(event) ? event : null);
        }
        return part.build();
    }

    private Part read(long position, Bounds bounds, FeedFilter filter) {
        return position < head.position() - KEPT
                ? select(readFrom(position, bounds, filter), position, bounds, filter::matches, cloudEventWriter::of)
                : readOnce(position, bounds, filter);
    }

    /// Near the head, one caller reads on behalf of all that need the same events; the others find them in the cache.
    private synchronized Part readOnce(long position, Bounds bounds, FeedFilter filter) {
        Part meanwhile = kept(position, bounds, filter);
        if (meanwhile.position() > position) {
            return meanwhile;
        }
        List<FeedEvent> page = readFrom(position, bounds, filter).stream().map(cloudEventWriter::of).toList();
        page.stream().filter(event -> event.json().length() <= LARGEST_KEPT)
                .forEach(event -> kept.set(slot(event.position()), event));
        return select(page, position, bounds, filter::matches, Function.identity());
    }

    private List<StoredEvent> readFrom(long position, Bounds bounds, FeedFilter filter) {
        return filter.all()
                ? reader.read(position, bounds.events(), Math.min(bounds.bytes(), MAX_READ_BYTES))
                : reader.read(position, LOOKED_AT, MAX_READ_BYTES);
    }

    /// @param events without gaps, from the one after the position on
    private static <E> Part select(List<E> events, long position, Bounds bounds, Predicate<E> wanted,
            Function<E, FeedEvent> form) {
        PartBuilder part = new PartBuilder(position, bounds);
        for (int i = 0; i < events.size() && part.hasRoom(); i++) {
            part.take(wanted.test(events.get(i)) ? form.apply(events.get(i)) : null);
        }
        return part.build();
    }

    /// A part that grows until its bounds are reached.
    private static final class PartBuilder {

        private final Bounds bounds;
        private final List<FeedEvent> events = new ArrayList<>();
        private long position;
        private long bytes;
        private boolean full;

        PartBuilder(long position, Bounds bounds) {
            this.position = position;
            this.bounds = bounds;
        }

        boolean hasRoom() {
            return !full && events.size() < bounds.events();
        }

        /// Takes the next event, unless it exceeds the bounds; null: it is not wanted.
        void take(@Nullable FeedEvent event) {
            if (event != null) {
                bytes += event.bytes();
                if (!events.isEmpty() && bytes > bounds.bytes()) {
                    full = true;
                    return;
                }
                events.add(event);
            }
            position++;
        }

        Part build() {
            return new Part(events, position);
        }
    }

    private static int slot(long position) {
        return (int) (position & (KEPT - 1));
    }
}
