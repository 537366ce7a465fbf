package io.incidentledger.http.parameters;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.UriUtils;

/// The link from a page to the next one: the request's own path and query, in which one parameter has another value.
public final class NextLink {
    private static final int FIRST_NON_ASCII = 0x80;

    private NextLink() {}

    /// The value of a `Link` header (RFC 8288). The query is otherwise repeated as it was sent, whatever its form; only
    /// what a URI reference can't hold is percent-encoded.
    public static String of(ServerHttpRequest request, String parameter, String value) {
        String query = request.getURI().getRawQuery();
        String others = Stream.concat(
                query == null ? Stream.empty() : Arrays.stream(query.split("&")).filter(each -> !isOf(parameter, each)),
                Stream.of(parameter + "=" + UriUtils.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        return "<" + encoded(request.getURI().getRawPath() + "?" + others) + ">; rel=\"next\"";
    }

    private static boolean isOf(String parameter, String pair) {
        String name = pair.split("=", 2)[0];
        return name.isEmpty() || UriUtils.decode(name, StandardCharsets.UTF_8).equals(parameter);
    }

    private static String encoded(String reference) {
        return reference.codePoints()
                .mapToObj(each -> each >= FIRST_NON_ASCII || each == '[' || each == ']'
                        ? UriUtils.encode(Character.toString(each), StandardCharsets.UTF_8)
                        : Character.toString(each))
                .collect(Collectors.joining());
    }
}
