package io.incidentledger.view;

import org.jspecify.annotations.Nullable;

/**
 * A projection: the view after an event, from the view before it. Total and pure: no clock, no input or output, reading nothing but its arguments, which it leaves
 * unchanged. The same fold serves the live view, a request, as-of and replay, so they cannot disagree.
 */
@FunctionalInterface
public interface Fold<V> {

    /**
     * @param view
     *            what the events so far gave; null before the first one
     */
    V evolve(@Nullable V view, RecordedEvent event);
}
