package io.incidentledger.http.filters;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.incidentledger.events.validation.FieldError;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemFactory;
import io.incidentledger.http.problems.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Reads the query string and the headers that Spring parses only when somebody asks for them, and then each place in its own way, some of
/// them after a command has been applied. `Host` and `Accept` are those that fail; the others are ignored when they
/// can't be parsed, checked by whoever reads them, or refused by the server before it hands a request on. It runs
/// before all other filters, so that the same header gets the same answer on every path.
///
/// The rest of the service sees an `Accept` without what means nothing: empty elements (RFC 9110, section 5.6.1), and
/// media types in another charset than UTF-8, in which nothing is written here. Types with the quality 0 are left out
/// as well.
final class RequestHeadersFilter implements WebFilter, Ordered {

    /// Spring sorts no more.
    static final int MAX_MEDIA_TYPES = 50;

    private static final String UTF_8 = "utf-8";
    /// The parameter of a media type, whose value is a token or in quotes; whether Java knows the charset does not
    /// matter.
    private static final Pattern CHARSET = Pattern.compile("(?i);[ \\t]*+charset=([\\w!#$%&'*+.^`|~-]++|\"[^\"]*+\")");
    private static final int SHOWN_CHARACTERS = 100;
    private static final int MAX_PORT = 65_535;
    private static final int MAX_PORT_DIGITS = 9;
    /// RFC 3986, sections 3.2.2 and 3.2.3, without what an address in brackets means.
    private static final Pattern HOST = Pattern.compile(
            "(?:\\[[0-9A-Za-z:.%_~-]++]|(?:[\\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*+)(?::([0-9]*+))?+");

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        try {
            HttpHeaders headers = exchange.getRequest().getHeaders();
            checkQuery(exchange.getRequest().getURI().getRawQuery());
            checkHost(headers.getOrEmpty(HttpHeaders.HOST));
            List<String> given = elements(headers.getOrEmpty(HttpHeaders.ACCEPT));
            List<String> inUtf8 = inUtf8(given);
            List<String> meaningful = wanted(inUtf8, exchange);
            boolean asGiven = inUtf8.size() == given.size() && meaningful.equals(inUtf8);
            return chain.filter(asGiven ? exchange : accepting(meaningful, exchange));
        } catch (ProblemException refused) {
            return Mono.error(refused);
        }
    }

    /// Spring replaces what is not UTF-8, so that a filter would look for something else than the caller.
    private static void checkQuery(@Nullable String query) {
        if (query != null && query.indexOf('%') >= 0) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(
                        StringUtils.uriDecode(query, StandardCharsets.ISO_8859_1)
                                .getBytes(StandardCharsets.ISO_8859_1)));
            } catch (CharacterCodingException | IllegalArgumentException other) {
                throw new ProblemException(ProblemFactory.malformedRequest(
                        "The query string must be percent-encoded UTF-8."));
            }
        }
    }

    private static void checkHost(List<String> hosts) {
        if (hosts.size() > 1) {
            throw invalid(HttpHeaders.HOST, "must be given only once");
        }
        Matcher parts = HOST.matcher(hosts.isEmpty() ? "" : hosts.getFirst());
        if (!parts.matches() || !isPort(parts.group(1))) {
            throw invalid(HttpHeaders.HOST, "must be a host with an optional port up to " + MAX_PORT);
        }
    }

    private static boolean isPort(@Nullable String digits) {
        return digits == null || digits.isEmpty()
                || digits.length() <= MAX_PORT_DIGITS && Integer.parseInt(digits) <= MAX_PORT;
    }

    private static List<String> elements(List<String> lines) {
        return lines.stream().flatMap(line -> elements(line).stream()).toList();
    }

    /// Spring finds none in an empty line, and the endpoints of Spring Boot Actuator one, which they can't read.
    private static List<String> elements(String line) {
        return line.isBlank() ? List.of("") : MimeTypeUtils.tokenize(line);
    }

    private static List<String> inUtf8(List<String> elements) {
        List<String> present = elements.stream().filter(element -> !element.isBlank()).map(String::strip).toList();
        if (present.size() > MAX_MEDIA_TYPES) {
            throw invalid(HttpHeaders.ACCEPT, "must have at most " + MAX_MEDIA_TYPES + " media types");
        }
        List<String> inUtf8 = present.stream().filter(RequestHeadersFilter::isInUtf8).toList();
        if (inUtf8.isEmpty() && !present.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_ACCEPTABLE
                    .problem(
                            "The Accept header allows only other charsets than UTF-8, in which all responses are written."));
        }
        return inUtf8;
    }

    private static boolean isInUtf8(String element) {
        String charset = CHARSET.matcher(element).results().map(found -> found.group(1)).findFirst().orElse(UTF_8);
        parsed(CHARSET.matcher(element).replaceAll(""));
        return charset.equalsIgnoreCase(UTF_8) || charset.equalsIgnoreCase("\"" + UTF_8 + "\"");
    }

    private static MediaType parsed(String element) {
        try {
            return MediaType.parseMediaType(element);
        } catch (InvalidMediaTypeException unreadable) {
            throw invalid(HttpHeaders.ACCEPT,
                    "must be a list of media types such as application/json;q=0.5, but this is not a media type: "
                            + shown(element));
        }
    }

    private static List<String> wanted(List<String> elements, ServerWebExchange exchange) {
        List<MediaType> types = elements.stream().map(RequestHeadersFilter::parsed).toList();
        List<MediaType> wanted = AcceptedTypes.of(types);
        if (wanted.isEmpty() && !types.isEmpty()) {
            throw new ProblemException(
                    ProblemType.NOT_ACCEPTABLE.problem("The Accept header excludes every media type with q=0."));
        }
        if (wanted.equals(types)) {
            return elements;
        }
        AcceptedTypes.keep(types, exchange);
        return wanted.stream().map(MediaType::toString).toList();
    }

    private static String shown(String element) {
        return element.length() <= SHOWN_CHARACTERS ? element : element.substring(0, SHOWN_CHARACTERS) + " …";
    }

    /// No media type at all is as good as no header.
    private static ServerWebExchange accepting(List<String> types, ServerWebExchange exchange) {
        return exchange.mutate().request(request -> request.headers(headers -> {
            headers.remove(HttpHeaders.ACCEPT);
            if (!types.isEmpty()) {
                headers.set(HttpHeaders.ACCEPT, String.join(", ", types));
            }
        })).build();
    }

    private static ProblemException invalid(String header, String detail) {
        return new ProblemException(ProblemFactory.invalidHeaders(List.of(new FieldError(header, detail))));
    }
}
