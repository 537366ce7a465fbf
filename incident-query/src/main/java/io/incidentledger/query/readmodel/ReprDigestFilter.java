package io.incidentledger.query.readmodel;

import io.incidentledger.http.messages.EntityTagList;
import io.incidentledger.http.messages.NotSent;
import io.incidentledger.http.messages.Sha256Digest;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Adds digests to rendered responses. Every `GET` response gets an [EntityTagDigest], or becomes a 304 if the caller already
/// has its content. Caches must revalidate unless the response can never change. Responses to as-of queries carry the
/// SHA-256 of their content in the `Repr-Digest` header of RFC 9530. The same query always has the same digest, so two
/// responses can be compared by it and a tampered copy can be detected. Event streams, which are flushed piece by
/// piece, get neither.
final class ReprDigestFilter implements WebFilter, Ordered {

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getRequest().getPath().value().startsWith("/v1/")
                ? chain.filter(exchange.mutate().response(new Digested(exchange)).build())
                : chain.filter(exchange);
    }

    private static final class Digested extends ServerHttpResponseDecorator {

        private final ServerWebExchange exchange;

        Digested(ServerWebExchange exchange) {
            super(exchange.getResponse());
            this.exchange = exchange;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            boolean digested = getHeaders().containsHeader(ReadPoint.AS_OF_FINAL);
            if (!tagged() && !digested) {
                return super.writeWith(body);
            }
            return DataBufferUtils.join(body).flatMap(whole -> {
                byte[] content = Sha256Digest.of(whole);
                if (digested) {
                    getHeaders().set(Sha256Digest.REPR_DIGEST, Sha256Digest.reprDigest(content));
                }
                if (tagged() && isKnown(tag(content))) {
                    return notModified(whole);
                }
                getHeaders().setContentLength(whole.readableByteCount());
                return super.writeWith(Mono.just(whole));
            });
        }

        /// Whether the response represents the resource that method and path name: not an error, not a stream, not the
        /// result of a POST.
        private boolean tagged() {
            HttpMethod method = exchange.getRequest().getMethod();
            return (method == HttpMethod.GET || method == HttpMethod.HEAD)
                    && !MediaType.TEXT_EVENT_STREAM.isCompatibleWith(getHeaders().getContentType())
                    && (getStatusCode() == null || getStatusCode() == HttpStatus.OK);
        }

        private String tag(byte[] content) {
            if (!Boolean.parseBoolean(getHeaders().getFirst(ReadPoint.AS_OF_FINAL))) {
                getHeaders().setCacheControl("no-cache");
            }
            String tag = EntityTagDigest.of(content, exchange);
            getHeaders().setETag(tag);
            return tag;
        }

        /// Whether the caller has this content already.
        private boolean isKnown(String tag) {
            return EntityTagList.matches(exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.IF_NONE_MATCH),
                    tag);
        }

        /// Keeps all headers except those of the content, so that a cache learns which position the response reflects.
        private Mono<Void> notModified(DataBuffer whole) {
            new NotSent(getHeaders().getContentType(), whole.readableByteCount()).note(exchange);
            DataBufferUtils.release(whole);
            setStatusCode(HttpStatus.NOT_MODIFIED);
            getHeaders().remove(HttpHeaders.CONTENT_TYPE);
            getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
            return super.setComplete();
        }
    }
}
