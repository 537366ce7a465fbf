package io.incidentledger.benchmark.http;

import io.netty.buffer.ByteBuf;

/// Receives every successful response, on the event loop of the load generator, so it must be quick. The body must not
/// be used afterwards.
@FunctionalInterface
public interface ResponseListener {

    /// For runs that measure time only.
    ResponseListener NOBODY = (body, nanoTime) -> {};

    /// @param nanoTime when the response was complete, by [System#nanoTime]
    void answered(ByteBuf body, long nanoTime);
}
