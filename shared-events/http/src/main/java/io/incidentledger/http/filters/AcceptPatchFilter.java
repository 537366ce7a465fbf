package io.incidentledger.http.filters;

import java.util.List;

import io.incidentledger.http.messages.RequestBodyReader;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/// Names the media types of patches in responses to OPTIONS (RFC 5789). Spring answers them with an empty
/// `Accept-Patch` on every path, since it is [RequestBodyReader] that checks the types.
final class AcceptPatchFilter implements WebFilter {

    private static final List<PathPattern> MERGE_PATCHES = List.of(
            PathPatternParser.defaultInstance.parse("/v1/incidents/{id}"),
            PathPatternParser.defaultInstance.parse("/v1/incidents/{id}/impact"),
            PathPatternParser.defaultInstance.parse("/v1/incidents/{id}/action-items/{actionItemId}"));

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getMethod().equals(HttpMethod.OPTIONS)) {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> {
                headers.remove(HttpHeaders.ACCEPT_PATCH);
                if (headers.getAllow().contains(HttpMethod.PATCH)) {
                    headers.setAcceptPatch(RequestBodyReader.mediaTypes(
                            MERGE_PATCHES.stream().anyMatch(pattern -> pattern.matches(path))));
                }
            }));
        }
        return chain.filter(exchange);
    }
}
