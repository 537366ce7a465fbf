package io.incidentledger.query.readmodel;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import io.incidentledger.http.messages.Sha256Digest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/// The strong entity tag of a response (RFC 9110, section 8.8.3): a digest of its content. It changes whenever the
/// response changes, whether because of an event, the time of the request or another version of this program. The tag
/// of a single incident starts with the incident's sequence, which is all that the `If-Match` of a command compares.
public final class EntityTagDigest {

    private static final String SEQUENCE = EntityTagDigest.class.getName() + ".sequence";
    private static final int BYTES = 16;

    private EntityTagDigest() {}

    /// Makes the tag of the response start with the sequence of the one incident that the response is about.
    public static void beginsWith(long sequence, ServerWebExchange exchange) {
        exchange.getAttributes().put(SEQUENCE, sequence);
    }

    /// @param content SHA-256 of the response's bytes
    static String of(byte[] content, ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        Long sequence = exchange.getAttribute(SEQUENCE);
        byte[] whole = Sha256Digest.of(content, bytes(headers.getFirst(HttpHeaders.CONTENT_TYPE)),
                bytes(headers.getFirst(HttpHeaders.LINK)));
        String digest = HexFormat.of().formatHex(whole, 0, BYTES);
        return "\"" + (sequence == null ? digest : sequence + "-" + digest) + "\"";
    }

    /// The `Link` header of a list is part of the tagged content. Neither header contains a line break.
    private static byte[] bytes(@Nullable String header) {
        return ("\n" + (header == null ? "" : header)).getBytes(StandardCharsets.UTF_8);
    }
}
