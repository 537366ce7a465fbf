package io.incidentledger.http;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Keeps web pages that somebody on this machine happens to visit from using the ledger: listening on loopback keeps
/// other machines out, but not the browsers of this one. Two ways in are closed: a page that writes to another site
/// than its own, and a page whose name was made to resolve to this machine (DNS rebinding). Programs send neither
/// header.
public final class CrossSiteRequestFilter implements WebFilter, Ordered {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private final boolean anyHost;
    private final List<String> allowedHosts;

    /// A filter for one service.
    ///
    /// @param anyHost
    ///            the service answers under every name: it is open to other machines
    /// @param allowedHosts
    ///            names in the `Host` header that are fine beside the loopback ones
    public CrossSiteRequestFilter(boolean anyHost, List<String> allowedHosts) {
        this.anyHost = anyHost;
        this.allowedHosts = List.copyOf(allowedHosts);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        if (!named(headers.getHost())) {
            return refuse("unknown-host", "The ledger has another name",
                    "This is not " + headers.getFirst(HttpHeaders.HOST) + "; see --allow-host");
        }
        if (!SAFE.contains(exchange.getRequest().getMethod()) && fromElsewhere(headers)) {
            return refuse("cross-site", "Another site's page may not write",
                    "The request comes from another site's page");
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

    private static Mono<Void> refuse(String name, String title, String detail) {
        return Mono.error(new ProblemException(Problem.of(name, 403, title, detail)));
    }
}
