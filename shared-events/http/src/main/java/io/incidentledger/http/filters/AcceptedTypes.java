package io.incidentledger.http.filters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MimeType;
import org.springframework.web.server.ServerWebExchange;

/// What remains of the media types of an `Accept` header without those that the caller does not want, which have the
/// quality 0 (RFC 9110, section 12.4.2). Spring takes them for the least preferred ones.
public final class AcceptedTypes {

    private static final String NAMED = AcceptedTypes.class.getName() + ".named";

    /// Everything that is written here. A range is replaced by those of them that it accepts if the caller excludes
    /// some of the range.
    private static final List<MediaType> WRITTEN = Stream.of("application/json", "text/markdown", "text/html",
            "text/csv", "text/event-stream", "application/cloudevents-batch+json", "application/x-ndjson",
            "text/plain", "application/openmetrics-text", "application/vnd.spring-boot.actuator.v3+json",
            "application/problem+json").map(MediaType::parseMediaType).toList();

    private AcceptedTypes() {}

    /// Whether the caller names a media type, rather than a range that includes it.
    public static boolean isNamed(MediaType type, ServerWebExchange exchange) {
        List<MediaType> named = exchange.getAttribute(NAMED);
        return (named != null ? named : exchange.getRequest().getHeaders().getAccept()).stream()
                .anyMatch(each -> each.equalsTypeAndSubtype(type) && each.getQualityValue() > 0);
    }

    /// Keeps the media types that the caller has given, for [#isNamed].
    static void keep(List<MediaType> given, ServerWebExchange exchange) {
        exchange.getAttributes().put(NAMED, given);
    }

    /// @return empty: the caller accepts nothing
    static List<MediaType> of(List<MediaType> elements) {
        List<MediaType> unwanted = elements.stream().filter(element -> element.getQualityValue() == 0).toList();
        if (unwanted.isEmpty()) {
            return elements;
        }
        List<MediaType> accepted = new ArrayList<>();
        for (MediaType element : elements) {
            if (element.getQualityValue() > 0) {
                if (unwanted.stream().anyMatch(other -> isWithin(other, element))) {
                    WRITTEN.stream().filter(type -> element.equals(decisive(type, elements)))
                            .map(type -> type.copyQualityValue(element)).forEach(accepted::add);
                } else {
                    accepted.add(element);
                }
            }
        }
        return accepted;
    }

    private static boolean isWithin(MediaType type, MediaType range) {
        return range.isWildcardSubtype() && range.includes(type);
    }

    /// The most specific element that covers a type; null: none does.
    private static @Nullable MediaType decisive(MediaType type, List<MediaType> elements) {
        return elements.stream().filter(element -> element.includes(type))
                .max(Comparator.comparing(MimeType::isWildcardType, Comparator.reverseOrder())
                        .thenComparing(MimeType::isWildcardSubtype, Comparator.reverseOrder()))
                .orElse(null);
    }
}
