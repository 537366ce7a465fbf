package io.incidentledger.benchmark.http;

import io.netty.buffer.ByteBuf;

/// The next request to send, encoded. Asked on the load generator's event loop alone.
@FunctionalInterface
public interface RequestSource {

    ByteBuf next();
}
