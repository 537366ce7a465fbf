package io.incidentledger.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.codec.UnreadableEventException;
import io.incidentledger.ledger.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Feeds events to views: decodes every event once and passes it to all views. A view whose fold throws stops before
/// that event, the others continue; an event that can't be decoded stops all of them. Only one thread may feed at a
/// time; any thread may read the progress.
public final class Projector {

    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

    private final EventDecoder decoder;
    private final Predicate<StoredEvent> share;
    private final Map<View, PositionTracker> progress = new LinkedHashMap<>();

    public Projector(EventCodec codec, List<? extends View> views) {
        this(codec, views, event -> true);
    }

    /// @param share selects the events that the views receive; of the others they only learn the positions
    public Projector(EventCodec codec, List<? extends View> views, Predicate<StoredEvent> share) {
        this.decoder = new EventDecoder(codec);
        this.share = share;
        for (View view : views) {
            PositionTracker reached = new PositionTracker();
            reached.advance(view.position());
            progress.put(view, reached);
        }
    }

    public List<View> views() {
        return List.copyOf(progress.keySet());
    }

    /// @throws IllegalArgumentException if this projector does not feed the view
    public PositionTracker progressOf(View view) {
        PositionTracker reached = progress.get(view);
        if (reached == null) {
            throw new IllegalArgumentException("view " + view.name() + " is not projected here");
        }
        return reached;
    }

    /// The position that every view that has not stopped has reached; feeding continues after it. If all views have
    /// stopped, the lowest position of all.
    public long position() {
        return PositionTracker.ofThoseThatGoOn(progress.values());
    }

    /// Whether all views have stopped.
    boolean stopped() {
        return progress.values().stream().allMatch(each -> each.failure() != null);
    }

    /// Applies the next events, in order and without gaps; applying a batch again is harmless.
    ///
    /// @throws RuntimeException if the store of a view failed. Views whose store did not fail have taken the events;
    ///     apply the same events again
    public void apply(List<StoredEvent> eventBatch) {
        if (eventBatch.isEmpty()) {
            return;
        }
        List<RecordedEvent> events = new ArrayList<>(eventBatch.size());
        for (StoredEvent stored : eventBatch) {
            try {
                RecordedEvent event = share.test(stored) ? decoder.decode(stored) : null;
                if (event != null) {
                    events.add(event);
                }
            } catch (UnreadableEventException unreadable) {
                feed(new EventBatch(events, stored.position() - 1));
                stopAll(stored.position(), unreadable);
                return;
            }
        }
        feed(new EventBatch(events, eventBatch.getLast().position()));
    }

    private void feed(EventBatch batch) {
        @Nullable RuntimeException fault = null;
        for (Map.Entry<View, PositionTracker> fed : progress.entrySet()) {
            if (fed.getValue().failure() != null) {
                continue;
            }
            try {
                fed.getKey().apply(batch);
                fed.getValue().advance(fed.getKey().position());
            } catch (FoldFailedException poison) {
                fed.getValue().advance(fed.getKey().position());
                stop(fed.getKey(), fed.getValue(), poison);
            } catch (RuntimeException storeFault) {
                fault = storeFault;
            }
        }
        if (fault != null) {
            throw fault;
        }
    }

    private void stopAll(long position, UnreadableEventException unreadable) {
        progress.forEach((view, reached) -> {
            if (reached.failure() == null) {
                stop(view, reached, new FoldFailedException(view.name(), position, unreadable));
            }
        });
    }

    private static void stop(View view, PositionTracker reached, FoldFailedException poison) {
        reached.stop(poison);
        LOG.error("view {} stopped at position {}: {}", view.name(), view.position(), poison.getMessage(), poison);
    }
}
