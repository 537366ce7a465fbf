package io.incidentledger.http.messages;

import java.util.List;

import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;

/// Reads JSON request bodies as bytes, up to a size limit. Thread-safe; never blocks.
public final class RequestBodyReader {

    private static final byte[] NOTHING = {};
    private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON);
    private static final List<MediaType> MERGE_PATCH = List.of(MediaType.parseMediaType("application/merge-patch+json"),
            MediaType.APPLICATION_JSON);

    private final int limit;

    /// @param limit the maximum number of bytes in a body
    RequestBodyReader(int limit) {
        this.limit = limit;
    }

    /// Returns the media types that 415 and the description of the API name, the preferred one first.
    public static List<MediaType> mediaTypes(boolean mergePatch) {
        return mergePatch ? MERGE_PATCH : JSON;
    }

    /// Reads the whole body; an empty array if there is none. It fails with a [ProblemException] of 413 if the
    /// `Content-Length` exceeds the limit, with a `DataBufferLimitException` as soon as more bytes arrive than that,
    /// and with 415 if a non-empty body is declared as anything but uncompressed JSON in UTF-8.
    public Mono<byte[]> read(ServerHttpRequest request) {
        return read(request, false);
    }

    /// Reads a JSON merge patch (RFC 7396) in the same way. Other formats of patches, such as
    /// `application/json-patch+json`, are JSON with another meaning, and are rejected.
    public Mono<byte[]> readMergePatch(ServerHttpRequest request) {
        return read(request, true);
    }

    private Mono<byte[]> read(ServerHttpRequest request, boolean mergePatch) {
        HttpHeaders headers = request.getHeaders();
        if (headers.getContentLength() > limit) {
            return Mono.error(new ProblemException(ProblemFactory.bodyTooLarge(limit)));
        }
        return DataBufferUtils.join(request.getBody(), limit).map(RequestBodyReader::take).defaultIfEmpty(NOTHING)
                .doOnNext(body -> {
                    if (body.length > 0) {
                        requireJson(request, mergePatch);
                    }
                });
    }

    private static byte[] take(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static void requireJson(ServerHttpRequest request, boolean mergePatch) {
        HttpHeaders headers = request.getHeaders();
        String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new ProblemException(
                    ProblemFactory.unsupportedMediaType("The request body must not have a Content-Encoding."));
        }
        String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        if (type != null && !type.equals(MediaType.APPLICATION_JSON_VALUE)
                && !json(type, mergePatch, request.getMethod() == HttpMethod.PATCH)) {
            throw new UnsupportedMediaTypeStatusException(null, mediaTypes(mergePatch), null, request.getMethod());
        }
    }

    private static boolean json(String type, boolean mergePatch, boolean patch) {
        try {
            MediaType media = MediaType.parseMediaType(type);
            String charset = media.getParameter("charset");
            boolean utf8 = charset == null || charset.replace("\"", "").equalsIgnoreCase("utf-8");
            return utf8 && (patch
                    ? mediaTypes(mergePatch).stream().anyMatch(media::equalsTypeAndSubtype)
                    : media.getType().equals("application")
                            && (media.getSubtype().equals("json") || media.getSubtype().endsWith("+json")));
        } catch (InvalidMediaTypeException noMediaType) {
            return false;
        }
    }
}
