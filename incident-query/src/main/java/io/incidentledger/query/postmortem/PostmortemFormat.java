package io.incidentledger.query.postmortem;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.http.MediaType;

/// The forms in which a postmortem is answered. What the caller accepts equally gets the earlier one.
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

    static String offered() {
        return Arrays.stream(values())
                .map(each -> each.mediaType.removeQualityValue().toString().replaceFirst(";.*", ""))
                .collect(Collectors.joining(", "));
    }

    /// The one that the caller likes best, by the most specific range that covers it (RFC 9110, 12.5.1).
    ///
    /// @param accepted nothing: everything
    /// @return empty: none of them is acceptable
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
