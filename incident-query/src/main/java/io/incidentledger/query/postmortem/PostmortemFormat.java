package io.incidentledger.query.postmortem;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.http.MediaType;

/// The formats in which a postmortem is available. If the caller accepts several of them equally, the first one is
/// used.
enum PostmortemFormat {
    JSON("application/json"),
    MARKDOWN("text/markdown;charset=UTF-8"),
    HTML("text/html;charset=UTF-8");

    private final MediaType mediaType;

    PostmortemFormat(String mediaType) {
        this.mediaType = MediaType.parseMediaType(mediaType);
    }

    MediaType mediaType() {
        return mediaType;
    }

    /// The media type without its parameters.
    String mediaTypeName() {
        return mediaType.getType() + "/" + mediaType.getSubtype();
    }

    static String offered() {
        return Arrays.stream(values()).map(PostmortemFormat::mediaTypeName).collect(Collectors.joining(", "));
    }

    /// The format that the caller prefers, by the most specific media range that covers it (RFC 9110, 12.5.1).
    ///
    /// @param accepted empty: everything is accepted
    /// @return empty if none of the formats is acceptable
    static Optional<PostmortemFormat> of(List<MediaType> accepted) {
        return accepted.isEmpty()
                ? Optional.of(JSON)
                : Arrays.stream(values()).filter(each -> each.quality(accepted) > 0)
                        .max(Comparator.<PostmortemFormat>comparingDouble(each -> each.quality(accepted))
                                .thenComparing(Comparator.reverseOrder()));
    }

    private double quality(List<MediaType> accepted) {
        return accepted.stream().filter(range -> range.includes(mediaType))
                .max(Comparator.comparingInt(PostmortemFormat::specificity))
                .map(MediaType::getQualityValue)
                .orElse(0.0);
    }

    private static int specificity(MediaType range) {
        if (range.isWildcardType()) {
            return 0;
        }
        return range.isWildcardSubtype() ? 1 : 2;
    }
}
