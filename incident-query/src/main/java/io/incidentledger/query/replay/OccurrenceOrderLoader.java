package io.incidentledger.query.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.validation.FieldError;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemFactory;
import io.incidentledger.http.problems.ProblemType;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.projection.EventDecoder;
import org.jspecify.annotations.Nullable;

/// Sorts events of the whole ledger in order of occurrence. An event may have been recorded long after it occurred, so
/// the ledger is always read from its beginning. The events in the requested range are sorted in memory, up to a bound.
/// Clients that request the same range share the result, and the total number of events held is bounded, too.
/// Thread-safe; blocking.
final class OccurrenceOrderLoader {

    /// The maximum number of events in one replay.
    static final int MOST = 1_000_000;
    /// The number of events held for all active replays at which further orders are rejected.
    static final int MAX_HELD = 8 * MOST;

    private static final int RETRY_AFTER_SECONDS = 10;

    private final EventReader reader;
    private final EventDecoder decoder;
    private final int max;
    private final int mostHeld;
    /// The orders of active replays. Guarded by this.
    private final Map<Key, Held> held = new HashMap<>();

    /// The parameters that determine an order.
    record Key(@Nullable Instant from, @Nullable Instant to, long end) {}

    private record Held(OccurrenceOrderedPositions order, int listeners) {}

    OccurrenceOrderLoader(EventReader reader, EventDecoder decoder, int max, int mostHeld) {
        this.reader = reader;
        this.decoder = decoder;
        this.max = max;
        this.mostHeld = mostHeld;
    }

    /// @param end the position of the last event that is included
    /// @throws ProblemException 400 if too many events are in the query's range, 503 if too many events are held
    ///     already
    OccurrenceOrderedPositions order(ReplayQuery query, long end) {
        OccurrenceOrderedPositions shared = shared(key(query, end));
        return shared != null ? shared : sorted(query, end);
    }

    static Key key(ReplayQuery query, long end) {
        return new Key(query.from(), query.to(), end);
    }

    private synchronized @Nullable OccurrenceOrderedPositions shared(Key key) {
        Held known = held.get(key);
        if (known != null) {
            return known.order();
        }
        if (held.values().stream().mapToLong(each -> each.order().positions().length).sum() >= mostHeld) {
            throw new ProblemException(ProblemType.OVERLOADED
                    .retryable("Too many replays of the ledger by occurrence: try again later", RETRY_AFTER_SECONDS));
        }
        return null;
    }

    private OccurrenceOrderedPositions sorted(ReplayQuery query, long end) {
        List<OccurrenceOrderedPositions.Moment> moments = new ArrayList<>();
        reader.scan(0, end, stored -> {
            RecordedEvent event = decoder.decode(stored);
            if (event != null && query.covers(event.happenedAt())) {
                if (moments.size() == max) {
                    throw tooMany();
                }
                moments.add(new OccurrenceOrderedPositions.Moment(event.happenedAt(), event.position()));
            }
        });
        return OccurrenceOrderedPositions.of(moments);
    }

    private ProblemException tooMany() {
        return new ProblemException(ProblemFactory.invalidParameters(List.of(new FieldError("from",
                "and to must leave at most " + max + " events, because those by occurrence are sorted in memory"))));
    }

    /// Registers a client that replays an order.
    synchronized void taken(Key key, OccurrenceOrderedPositions order) {
        held.merge(key, new Held(order, 1), (before, one) -> new Held(before.order(), before.listeners() + 1));
    }

    /// Unregisters a client; the order is released when the last client has left.
    synchronized void left(Key key) {
        held.computeIfPresent(key,
                (same, before) -> before.listeners() == 1 ? null : new Held(before.order(), before.listeners() - 1));
    }
}
