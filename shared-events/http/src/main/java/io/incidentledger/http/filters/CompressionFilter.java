package io.incidentledger.http.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.incidentledger.http.messages.EntityTagList;
import io.incidentledger.http.messages.NotSent;
import io.incidentledger.http.messages.Sha256Digest;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Compresses responses for callers that ask for it with `Accept-Encoding`. A body that is rendered as a whole is
/// compressed as a whole, and only when it is large enough; one that is flushed part by part is compressed part by part,
/// and each part can be read when it has come. Streams of server-sent events stay as they are.
///
/// The rest of the service knows only the uncompressed form. The compressed forms of a response to `GET` have entity tags
/// of their own, `"…-gzip"` and `"…-deflate"`. In `If-None-Match` they stand for the uncompressed form as well, unless
/// the caller says that it can't decode them: a cache may ask on behalf of somebody else than who got them.
final class CompressionFilter implements WebFilter, Ordered {

    /// Whether responses are compressed.
    static final String ENABLED = "${incident-ledger.http.compression:true}";
    /// Bytes: in less there is little to gain.
    static final int LEAST_BYTES = 1_024;

    private static final MediaType OPEN_METRICS = new MediaType("application", "openmetrics-text");

    private final boolean enabled;

    CompressionFilter(boolean enabled) {
        this.enabled = enabled;
    }

    /// Around everything that renders responses, tags them and answers conditional requests.
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 3;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!enabled) {
            return chain.filter(exchange);
        }
        HttpHeaders headers = exchange.getRequest().getHeaders();
        AcceptedCodings accepted = AcceptedCodings.of(headers.getOrEmpty(HttpHeaders.ACCEPT_ENCODING));
        List<EntityTagList.Tag> known = known(headers.getOrEmpty(HttpHeaders.IF_NONE_MATCH), accepted);
        ServerWebExchange.Builder compressing = exchange.mutate().response(new Compressed(exchange, accepted, known));
        if (known.stream().anyMatch(tag -> ContentCoding.ofTag(tag.opaque()) != null)) {
            compressing.request(request -> request.headers(changed -> changed.set(HttpHeaders.IF_NONE_MATCH,
                    known.stream().map(tag -> quoted(uncompressed(tag))).collect(Collectors.joining(", ")))));
        }
        return chain.filter(compressing.build());
    }

    /// What the caller has in forms that it can use.
    private static List<EntityTagList.Tag> known(List<String> ifNoneMatch, AcceptedCodings accepted) {
        Optional<EntityTagList> listed = ifNoneMatch.isEmpty() ? Optional.empty() : EntityTagList.of(ifNoneMatch);
        return listed.map(EntityTagList::tags).orElse(List.of()).stream().filter(tag -> {
            ContentCoding coding = ContentCoding.ofTag(tag.opaque());
            return coding == null || accepted.accepts(coding);
        }).toList();
    }

    private static String uncompressed(EntityTagList.Tag tag) {
        ContentCoding coding = ContentCoding.ofTag(tag.opaque());
        return coding == null ? tag.opaque() : coding.untagged(tag.opaque());
    }

    private static String quoted(String opaque) {
        return "\"" + opaque + "\"";
    }

    private static @Nullable String opaque(HttpHeaders headers) {
        String tag = headers.getETag();
        return tag == null || !tag.startsWith("\"") ? null : tag.substring(1, tag.length() - 1);
    }

    /// Text that nobody has compressed before.
    static boolean isCompressible(@Nullable MediaType type) {
        if (type == null || type.equalsTypeAndSubtype(MediaType.TEXT_EVENT_STREAM)) {
            return false;
        }
        return type.getType().equals("text") || type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                || type.equalsTypeAndSubtype(MediaType.APPLICATION_NDJSON) || type.equalsTypeAndSubtype(OPEN_METRICS)
                || type.getType().equals("application") && "json".equals(type.getSubtypeSuffix());
    }

    private static final class Compressed extends ServerHttpResponseDecorator {

        private final ServerWebExchange exchange;
        private final HttpMethod method;
        private final AcceptedCodings accepted;
        private final List<EntityTagList.Tag> known;

        Compressed(ServerWebExchange exchange, AcceptedCodings accepted, List<EntityTagList.Tag> known) {
            super(exchange.getResponse());
            this.exchange = exchange;
            this.method = exchange.getRequest().getMethod();
            this.accepted = accepted;
            this.known = known;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            ContentCoding coding = coding();
            if (coding == null) {
                return super.writeWith(body);
            }
            if (body instanceof Mono) {
                return super.writeWith(Mono.<DataBuffer>from(body)
                        .map(whole -> whole.readableByteCount() < LEAST_BYTES ? whole : compressed(whole, coding)));
            }
            describe(coding);
            return Mono.using(() -> new Compressor(coding), compressor -> super.writeWith(buffers(Flux.from(body)
                    .map(compressor::add).concatWith(Mono.fromSupplier(compressor::end)))), Compressor::close);
        }

        @Override
        public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            ContentCoding coding = coding();
            if (coding == null) {
                return super.writeAndFlushWith(body);
            }
            describe(coding);
            return Mono.using(() -> new Compressor(coding), compressor -> super.writeAndFlushWith(Flux.from(body)
                    .map(part -> buffers(Flux.from(part).map(compressor::add)
                            .concatWith(Mono.fromSupplier(compressor::flush))))
                    .concatWith(Mono.fromSupplier(() -> buffers(Flux.defer(() -> Flux.just(compressor.end())))))),
                    Compressor::close);
        }

        /// A 304 says which of the forms that the caller has is up to date: the one that it would get now, if it has
        /// that.
        @Override
        public Mono<Void> setComplete() {
            if (getStatusCode() == HttpStatus.NOT_MODIFIED) {
                vary();
                String opaque = opaque(getHeaders());
                if (known.isEmpty() && opaque != null) {
                    tagFormNotSent(opaque);
                }
                List<EntityTagList.Tag> current = known.stream().filter(tag -> uncompressed(tag).equals(opaque))
                        .toList();
                current.stream().filter(tag -> ContentCoding.ofTag(tag.opaque()) == accepted.preferred()).findFirst()
                        .or(() -> current.stream().findFirst()).map(EntityTagList.Tag::opaque).ifPresent(form -> {
                            getHeaders().setETag(quoted(form));
                            if (!form.equals(opaque)) {
                                getHeaders().remove(Sha256Digest.REPR_DIGEST);
                            }
                        });
            }
            return super.setComplete();
        }

        /// For `If-None-Match: *`, which names no form.
        private void tagFormNotSent(String opaque) {
            NotSent whole = NotSent.of(exchange);
            ContentCoding coding = accepted.preferred();
            if (coding != null && whole != null && whole.bytes() >= LEAST_BYTES && isCompressible(whole.type())) {
                getHeaders().setETag(quoted(coding.tagged(opaque)));
                getHeaders().remove(Sha256Digest.REPR_DIGEST);
            }
        }

        /// The coding of the response; null: it is sent as it is. Whatever may come in several forms says so, also when
        /// it does not.
        private @Nullable ContentCoding coding() {
            if (!isCompressible(getHeaders().getContentType())
                    || getHeaders().containsHeader(HttpHeaders.CONTENT_ENCODING)) {
                return null;
            }
            vary();
            return accepted.preferred();
        }

        private void vary() {
            List<String> names = new ArrayList<>(getHeaders().getVary());
            if (names.stream().noneMatch(HttpHeaders.ACCEPT_ENCODING::equalsIgnoreCase)) {
                names.add(HttpHeaders.ACCEPT_ENCODING);
                getHeaders().setVary(names);
            }
        }

        private DataBuffer compressed(DataBuffer whole, ContentCoding coding) {
            byte[] bytes;
            try (Compressor compressor = new Compressor(coding)) {
                byte[] begin = compressor.add(whole);
                byte[] end = compressor.end();
                bytes = new byte[begin.length + end.length];
                System.arraycopy(begin, 0, bytes, 0, begin.length);
                System.arraycopy(end, 0, bytes, begin.length, end.length);
            }
            describe(coding);
            getHeaders().setContentLength(bytes.length);
            if (getHeaders().containsHeader(Sha256Digest.REPR_DIGEST)) {
                getHeaders().set(Sha256Digest.REPR_DIGEST, Sha256Digest.reprDigest(Sha256Digest.of(bytes)));
            }
            return bufferFactory().wrap(bytes);
        }

        private void describe(ContentCoding coding) {
            getHeaders().set(HttpHeaders.CONTENT_ENCODING, coding.token());
            getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
            String opaque = opaque(getHeaders());
            if (opaque != null && (method == HttpMethod.GET || method == HttpMethod.HEAD)) {
                getHeaders().setETag(quoted(coding.tagged(opaque)));
            }
        }

        private Flux<DataBuffer> buffers(Flux<byte[]> parts) {
            return parts.filter(part -> part.length > 0).map(part -> bufferFactory().wrap(part));
        }
    }
}
