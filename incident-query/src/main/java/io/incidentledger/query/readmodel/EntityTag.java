package io.incidentledger.query.readmodel;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import io.incidentledger.http.EntityTags;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/// The strong entity tag of an answer (RFC 9110, section 8.8.3): a digest of what it says, so it changes when the
/// answer does, whether by an event, by the time of asking or by another version of this program. Of one incident it
/// begins with the sequence, which is all that a command's `If-Match` compares.
public final class EntityTag {

    private static final String SEQUENCE = EntityTag.class.getName() + ".sequence";
    private static final int BYTES = 16;

    private EntityTag() {}

    /// Has the tag of the answer begin with the sequence of the one incident that it is about.
    public static void beginsWith(long sequence, ServerWebExchange exchange) {
        exchange.getAttributes().put(SEQUENCE, sequence);
    }

    /// @param content
    ///            SHA-256 of the answer's bytes
    static String of(byte[] content, ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        Long sequence = exchange.getAttribute(SEQUENCE);
        byte[] whole = Sha256.of(content, bytes(headers.getFirst(HttpHeaders.CONTENT_TYPE)),
                bytes(headers.getFirst(HttpHeaders.LINK)));
        String digest = HexFormat.of().formatHex(whole, 0, BYTES);
        return "\"" + (sequence == null ? digest : sequence + "-" + digest) + "\"";
    }

    /// Whether a tag is among those of `If-None-Match`, which compares weakly; what is no list of entity tags has none.
    static boolean matches(List<String> header, String tag) {
        String opaque = tag.substring(1, tag.length() - 1);
        return EntityTags.of(header).filter(listed -> listed.any()
                || listed.tags().stream().anyMatch(each -> each.opaque().equals(opaque))).isPresent();
    }

    /// What a list says in its header belongs to what it says. Neither header has a line break.
    private static byte[] bytes(@Nullable String header) {
        return ("\n" + (header == null ? "" : header)).getBytes(StandardCharsets.UTF_8);
    }
}
