package io.incidentledger.query.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.incidentledger.codec.EventCodec;
import io.incidentledger.eventlog.EventReader;
import io.incidentledger.eventlog.StoredEvent;
import io.incidentledger.view.CorrectedEvents;
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
    private final boolean correcting;
    private final Cache<String, Folded<V>> cache;

    private FoldedStreams(EventReader reader, EventCodec codec, Fold<V> fold, boolean correcting, long cachedEvents) {
        this.reader = reader;
        this.decoder = new EventDecoder(codec);
        this.fold = fold;
        this.correcting = correcting;
        this.cache = Caffeine.newBuilder().maximumWeight(cachedEvents)
                .weigher((String id,
                        Folded<V> folded) -> (int) Math.min(Integer.MAX_VALUE, folded.sequence() + ENTRY_WEIGHT))
                .build();
    }

    /// Views of what is meant: the fold is given the events after their corrections.
    ///
    /// @param cachedEvents
    ///            how many events the cached views may have been folded from, all together
    public static <V> FoldedStreams<V> corrected(EventReader reader, EventCodec codec, Fold<V> fold,
            long cachedEvents) {
        return new FoldedStreams<>(reader, codec, fold, true, cachedEvents);
    }

    /// Views of what was recorded: the fold is given every event as it lies in the ledger.
    public static <V> FoldedStreams<V> recorded(EventReader reader, EventCodec codec, Fold<V> fold,
            long cachedEvents) {
        return new FoldedStreams<>(reader, codec, fold, false, cachedEvents);
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
        Folded<V> folded = foldOn(begun, incidentId, position);
        if (folded != null && !ahead && folded != cached) {
            cache.asMap().merge(incidentId, folded, FoldedStreams::later);
        }
        return Optional.ofNullable(folded);
    }

    /// A correction concerns what was folded before, so it makes the fold begin anew.
    private @Nullable Folded<V> foldOn(@Nullable Folded<V> begun, String incidentId, long position) {
        List<RecordedEvent> events = read(incidentId, begun == null ? 0 : begun.sequence() + 1, position);
        if (!correcting || events.stream().noneMatch(CorrectedEvents::isCorrection)) {
            return folded(begun, events);
        }
        List<RecordedEvent> whole = begun == null ? events : read(incidentId, 0, position);
        return folded(null, CorrectedEvents.meant(whole));
    }

    private List<RecordedEvent> read(String incidentId, long from, long position) {
        List<RecordedEvent> events = new ArrayList<>();
        for (StoredEvent stored : reader.readStream(incidentId, from, position)) {
            RecordedEvent event = decoder.decode(stored);
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }

    private @Nullable Folded<V> folded(@Nullable Folded<V> begun, List<RecordedEvent> events) {
        Folded<V> folded = begun;
        for (RecordedEvent event : events) {
            V view = fold.evolve(folded == null ? null : folded.view(), event);
            folded = new Folded<>(event.incidentId(), view, event.position(), event.sequence());
        }
        return folded;
    }

    private static <V> Folded<V> later(Folded<V> one, Folded<V> other) {
        return one.position() >= other.position() ? one : other;
    }
}
