package io.incidentledger.projection;

import java.util.List;
import java.util.Objects;

import io.incidentledger.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/// A projection: computes the view after an event from the view before it. A fold is total and pure: it uses no clock
/// and no I/O, reads nothing but its arguments and leaves them unchanged. Live views, queries, as-of queries and replay
/// use the same fold, so they can't disagree.
@FunctionalInterface
public interface Fold<V> {

    /// @param view the result of the events so far; null before the first event
    V evolve(@Nullable V view, RecordedEvent event);

    /// The view after several events. The result equals that of folding them one after the other, but an implementation
    /// may need less work.
    ///
    /// @param events at least one
    default V evolveAll(@Nullable V view, List<RecordedEvent> events) {
        @Nullable V after = view;
        for (RecordedEvent event : events) {
            after = evolve(after, event);
        }
        return Objects.requireNonNull(after, "there is at least one event");
    }
}
