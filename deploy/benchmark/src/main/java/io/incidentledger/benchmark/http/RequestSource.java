package io.incidentledger.benchmark.http;

import io.netty.buffer.ByteBuf;

/// Supplies the next encoded request. Called on the event loop of the load generator only.
@FunctionalInterface
public interface RequestSource {

    ByteBuf next();
}
