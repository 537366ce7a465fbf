package io.incidentledger.http.messages;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;

/// The representation that a response of 304 leaves out. It determines which form the caller would have got.
///
/// @param bytes of the uncompressed form
public record NotSent(@Nullable MediaType type, int bytes) {

    private static final String ATTRIBUTE = NotSent.class.getName();

    /// Notes it for the filters around the response.
    public void note(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /// Null: the response leaves nothing out.
    public static @Nullable NotSent of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }
}
