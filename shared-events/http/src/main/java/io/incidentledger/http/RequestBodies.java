package io.incidentledger.http;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/// Reads JSON request bodies as bytes, up to a size limit. Thread-safe; never blocks.
public final class RequestBodies {

    private static final byte[] NOTHING = {};

    private final int limit;

    /// @param limit the maximum number of bytes in a body
    RequestBodies(int limit) {
        this.limit = limit;
    }

    /// Reads the whole body; an empty array if there is none. It fails with a [ProblemException] of 413 if the
    /// `Content-Length` exceeds the limit, with a `DataBufferLimitException` as soon as more bytes arrive than that,
    /// and with a [ProblemException] of 415 if a non-empty body is declared as anything but uncompressed JSON in UTF-8.
    public Mono<byte[]> read(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        if (headers.getContentLength() > limit) {
            return Mono.error(new ProblemException(Problems.bodyTooLarge(limit)));
        }
        return DataBufferUtils.join(request.getBody(), limit).map(RequestBodies::take).defaultIfEmpty(NOTHING)
                .doOnNext(body -> {
                    if (body.length > 0) {
                        requireJson(headers);
                    }
                });
    }

    private static byte[] take(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static void requireJson(HttpHeaders headers) {
        String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new ProblemException(Problems.unsupportedMediaType("A body must come without Content-Encoding"));
        }
        String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        if (type != null && !type.equals(MediaType.APPLICATION_JSON_VALUE) && !json(type)) {
            throw new ProblemException(Problems.unsupportedMediaType("A body must be application/json in UTF-8"));
        }
    }

    private static boolean json(String type) {
        try {
            MediaType media = MediaType.parseMediaType(type);
            String charset = media.getParameter("charset");
            boolean utf8 = charset == null || charset.replace("\"", "").equalsIgnoreCase("utf-8");
            return utf8 && media.getType().equals("application")
                    && (media.getSubtype().equals("json") || media.getSubtype().endsWith("+json"));
        } catch (InvalidMediaTypeException noMediaType) {
            return false;
        }
    }
}
