package io.incidentledger.query.folding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.projection.EventDecoder;
import io.incidentledger.projection.Fold;
import org.jspecify.annotations.Nullable;

/// Cache of the views of single incidents, which are folded from their streams on demand. If a stream has grown, the
/// fold continues from the cached state. The cache is bounded by the total number of events folded into its entries.
/// Thread-safe; blocking: not for event loops.
public final class StreamProjectionCache<V> {

    private static final EventDecoder DECODER = new EventDecoder(new EventCodec());
    /// The weight of a cache entry in addition to its events.
    private static final int ENTRY_WEIGHT = 4;

    private final EventReader reader;
    private final Fold<V> fold;
    private final boolean correcting;
    private final Cache<String, Reached<V>> cache;

    private StreamProjectionCache(EventReader reader, Fold<V> fold, boolean correcting, long cachedEvents) {
        this.reader = reader;
        this.fold = fold;
        this.correcting = correcting;
        this.cache = Caffeine.newBuilder().maximumWeight(cachedEvents)
                .weigher((String id,
                        Reached<V> reached) -> (int) Math.min(Integer.MAX_VALUE,
                                reached.folded().sequence() + ENTRY_WEIGHT))
                .build();
    }

    /// @param latest the latest time of occurrence among the folded events
    private record Reached<V>(FoldedStream<V> folded, Instant latest) {

        long position() {
            return folded.position();
        }
    }

    /// Creates a cache of corrected views: the fold receives the events with their corrections applied, in order of
    /// occurrence.
    ///
    /// @param cachedEvents the maximum total number of events from which the cached views were folded
    public static <V> StreamProjectionCache<V> corrected(EventReader reader, Fold<V> fold,
            long cachedEvents) {
        return new StreamProjectionCache<>(reader, fold, true, cachedEvents);
    }

    /// Creates a cache of uncorrected views: the fold receives every event as it was recorded.
    public static <V> StreamProjectionCache<V> recorded(EventReader reader, Fold<V> fold,
            long cachedEvents) {
        return new StreamProjectionCache<>(reader, fold, false, cachedEvents);
    }

    /// The view as of now; empty if the incident does not exist.
    public Optional<FoldedStream<V>> now(String incidentId) {
        return upTo(incidentId, Long.MAX_VALUE);
    }

    /// The view as of a position; empty if the incident did not exist yet.
    public Optional<FoldedStream<V>> at(String incidentId, long position) {
        Reached<V> cached = cache.getIfPresent(incidentId);
        if (cached != null && cached.position() == position) {
            return Optional.of(cached.folded());
        }
        return upTo(incidentId, position);
    }

    private Optional<FoldedStream<V>> upTo(String incidentId, long position) {
        Reached<V> cached = cache.getIfPresent(incidentId);
        boolean ahead = cached != null && cached.position() > position;
        Reached<V> begun = ahead ? null : cached;
        Reached<V> reached = foldOn(begun, incidentId, position);
        if (reached != null && !ahead && reached != cached) {
            cache.asMap().merge(incidentId, reached, StreamProjectionCache::later);
        }
        return Optional.ofNullable(reached).map(Reached::folded);
    }

    /// Folds new events. A correction, or an event that occurred before one that was already folded, restarts the fold
    /// from the beginning.
    private @Nullable Reached<V> foldOn(@Nullable Reached<V> begun, String incidentId, long position) {
        List<RecordedEvent> events = read(incidentId, begun == null ? 0 : begun.folded().sequence() + 1, position);
        if (!correcting || goOn(begun == null ? Instant.MIN : begun.latest(), events)) {
            return folded(begun, events, events);
        }
        List<RecordedEvent> whole = begun == null ? events : read(incidentId, 0, position);
        return folded(null, CorrectedEvents.corrected(whole), whole);
    }

    private static boolean goOn(Instant latest, List<RecordedEvent> events) {
        Instant reached = latest;
        for (RecordedEvent event : events) {
            if (!CorrectedEvents.canBeFoldedOn(event, reached)) {
                return false;
            }
            reached = CorrectedEvents.latest(reached, event);
        }
        return true;
    }

    private List<RecordedEvent> read(String incidentId, long from, long position) {
        return DECODER.decodeAll(reader.readStream(incidentId, from, position));
    }

    /// @param events in the order in which they are folded
    /// @param recorded the same events in the order and form in which they were recorded
    private @Nullable Reached<V> folded(@Nullable Reached<V> begun, List<RecordedEvent> events,
            List<RecordedEvent> recorded) {
        @Nullable V view = begun == null ? null : begun.folded().view();
        Instant latest = begun == null ? Instant.MIN : begun.latest();
        for (RecordedEvent event : events) {
            view = fold.evolve(view, event);
            latest = CorrectedEvents.latest(latest, event);
        }
        if (view == null || recorded.isEmpty()) {
            return begun;
        }
        RecordedEvent last = recorded.getLast();
        return new Reached<>(new FoldedStream<>(last.incidentId(), view, last.position(), last.sequence()), latest);
    }

    private static <V> Reached<V> later(Reached<V> one, Reached<V> other) {
        return one.position() >= other.position() ? one : other;
    }
}
