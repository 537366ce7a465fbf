package io.incidentledger.projection.past;

/**
 * A document that remembers what it was made of.
 *
 * @param <R>
 *            what the fold gives
 */
public interface Remembering<R> {

    /** What the events give, as they are meant. */
    R now();

    Past past();
}
