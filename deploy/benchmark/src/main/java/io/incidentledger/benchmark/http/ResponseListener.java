package io.incidentledger.benchmark.http;

import io.netty.buffer.ByteBuf;

/// Sees every good answer, on the load generator's event loop: it must be quick. The body is gone afterwards.
@FunctionalInterface
public interface ResponseListener {

    /// For runs in which only time counts.
    ResponseListener NOBODY = (body, nanoTime) -> {};

    /// @param nanoTime when the answer was complete, by [System#nanoTime]
    void answered(ByteBuf body, long nanoTime);
}
