package io.incidentledger.http.filters;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Rejects requests that web pages of other sites send from a browser on this machine: listening on loopback keeps
/// other machines out, but not local browsers. It rejects writes from pages of other sites (by `Sec-Fetch-Site`,
/// otherwise by `Origin`) and requests with an unknown `Host`, which prevents DNS rebinding. Programs other than
/// browsers send neither `Sec-Fetch-Site` nor `Origin`.
public final class CrossSiteRequestFilter implements WebFilter, Ordered {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private final boolean anyHost;
    private final List<String> allowedHosts;

    /// Creates a filter for one service.
    ///
    /// @param anyHost whether the service accepts every host name, because it is open to other machines
    /// @param allowedHosts names that are accepted in the `Host` header in addition to the loopback ones
    public CrossSiteRequestFilter(boolean anyHost, List<String> allowedHosts) {
        this.anyHost = anyHost;
        this.allowedHosts = List.copyOf(allowedHosts);
    }

    /// After the headers have been checked.
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        if (!named(headers.getHost())) {
            return refuse(ProblemType.UNKNOWN_HOST, headers.containsHeader(HttpHeaders.HOST)
                    ? "The service does not accept the host name " + headers.getFirst(HttpHeaders.HOST)
                            + "; add it with --allow-host."
                    : "The request has no Host header.");
        }
        if (!SAFE.contains(exchange.getRequest().getMethod()) && fromElsewhere(headers)) {
            return refuse(ProblemType.CROSS_SITE, "The request comes from a page of another site.");
        }
        return chain.filter(exchange);
    }

    private boolean named(@Nullable InetSocketAddress host) {
        if (anyHost || host == null) {
            return anyHost;
        }
        String name = host.getHostString().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        return LOOPBACK.contains(name) || allowedHosts.contains(name);
    }

    private static boolean fromElsewhere(HttpHeaders headers) {
        String site = headers.getFirst("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = headers.getOrigin();
        return origin != null && !sameHost(origin, headers.getFirst(HttpHeaders.HOST));
    }

    private static boolean sameHost(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static Mono<Void> refuse(ProblemType type, String detail) {
        return Mono.error(new ProblemException(type.problem(detail)));
    }
}
