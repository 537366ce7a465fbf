package io.incidentledger.benchmark.http;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.netty.buffer.ByteBuf;

/// Completes a future with what a reader extracts from one response.
record ResponseFuture<T>(Function<ByteBuf, T> reader, CompletableFuture<T> result) implements HttpConnection.Exchange {

    @Override
    public void answered(ByteBuf body) {
        try {
            result.complete(reader.apply(body));
        } catch (RuntimeException unreadable) {
            result.completeExceptionally(unreadable);
        }
    }

    @Override
    public void failed(Throwable why) {
        result.completeExceptionally(why);
    }
}
