package io.incidentledger.query.answering;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Answers about the past carry the SHA-256 of what they say, in the `Repr-Digest` of RFC 9530: the same question has the same digest whenever it is asked, so two answers can be
/// compared by it, and one that was kept can be told from one that was altered.
public final class AnswerDigest implements WebFilter, Ordered {

    static final String REPR_DIGEST = "Repr-Digest";

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange.mutate().response(new Digested(exchange.getResponse())).build());
    }

    private static final class Digested extends ServerHttpResponseDecorator {

        Digested(ServerHttpResponse response) {
            super(response);
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            if (!getHeaders().containsHeader(Viewpoint.AS_OF_FINAL)) {
                return super.writeWith(body);
            }
            return DataBufferUtils.join(body).flatMap(whole -> {
                getHeaders().set(REPR_DIGEST, "sha-256=:" + Base64.getEncoder().encodeToString(sha256(whole)) + ":");
                return super.writeWith(Mono.just(whole));
            });
        }

        private static byte[] sha256(DataBuffer whole) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                try (DataBuffer.ByteBufferIterator parts = whole.readableByteBuffers()) {
                    parts.forEachRemaining(digest::update);
                }
                return digest.digest();
            } catch (NoSuchAlgorithmException everyJavaHasIt) {
                throw new IllegalStateException(everyJavaHasIt);
            }
        }
    }
}
