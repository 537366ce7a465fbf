package io.incidentledger.projection;

import java.util.List;
import java.util.Objects;

import io.incidentledger.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/// A projection: the view after an event, from the view before it. Total and pure: no clock, no input or output,
/// reading nothing but its arguments, which it leaves unchanged. The same fold serves the live view, a request, as-of
/// and replay, so they cannot disagree.
@FunctionalInterface
public interface Fold<V> {

    /// @param view what the events so far gave; null before the first one
    V evolve(@Nullable V view, RecordedEvent event);

    /// The view after several events: the same as after one after the other, but perhaps with less work.
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
