package io.incidentledger.query.streams;

import java.util.List;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.incidentledger.codec.EventCodec;
import io.incidentledger.eventlog.EventReader;
import io.incidentledger.eventlog.StoredEvent;
import io.incidentledger.view.EventDecoder;
import io.incidentledger.view.Fold;
import io.incidentledger.view.RecordedEvent;
import org.jspecify.annotations.Nullable;

/// Views of single incidents, folded from their streams when asked for. A stream that grew is folded on from where it was; the cache is bounded by the number of events
/// that went into what it holds. Thread-safe; blocks: not for event loops.
public final class FoldedStreams<V> {

    /// What an entry weighs beside its events.
    private static final int ENTRY_WEIGHT = 4;

    private final EventReader reader;
    private final EventDecoder decoder;
    private final Fold<V> fold;
    private final Cache<String, Folded<V>> cache;

    /// @param cachedEvents
    ///            how many events the cached views may have been folded from, all together
    public FoldedStreams(EventReader reader, EventCodec codec, Fold<V> fold, long cachedEvents) {
        this.reader = reader;
        this.decoder = new EventDecoder(codec);
        this.fold = fold;
        this.cache = Caffeine.newBuilder().maximumWeight(cachedEvents)
                .weigher((String id,
                        Folded<V> folded) -> (int) Math.min(Integer.MAX_VALUE, folded.sequence() + ENTRY_WEIGHT))
                .build();
    }

    /// As the ledger is now; empty: there is no such incident.
    public Optional<Folded<V>> now(String incidentId) {
        return upTo(incidentId, Long.MAX_VALUE);
    }

    /// As the ledger was at a position; empty: there was no such incident yet.
    public Optional<Folded<V>> at(String incidentId, long position) {
        Folded<V> cached = cache.getIfPresent(incidentId);
        if (cached != null && cached.position() == position) {
            return Optional.of(cached);
        }
        return upTo(incidentId, position);
    }

    private Optional<Folded<V>> upTo(String incidentId, long position) {
        Folded<V> cached = cache.getIfPresent(incidentId);
        boolean ahead = cached != null && cached.position() > position;
        Folded<V> begun = ahead ? null : cached;
        long from = begun == null ? 0 : begun.sequence() + 1;
        Folded<V> folded = foldOn(begun, reader.readStream(incidentId, from, position));
        if (folded != null && !ahead && folded != cached) {
            cache.asMap().merge(incidentId, folded, FoldedStreams::later);
        }
        return Optional.ofNullable(folded);
    }

    private @Nullable Folded<V> foldOn(@Nullable Folded<V> begun, List<StoredEvent> events) {
        Folded<V> folded = begun;
        for (StoredEvent stored : events) {
            RecordedEvent event = decoder.decode(stored);
            if (event != null) {
                V view = fold.evolve(folded == null ? null : folded.view(), event);
                folded = new Folded<>(event.incidentId(), view, event.position(), event.sequence());
            }
        }
        return folded;
    }

    private static <V> Folded<V> later(Folded<V> one, Folded<V> other) {
        return one.position() >= other.position() ? one : other;
    }
}
