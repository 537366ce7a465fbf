package io.incidentledger.http.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// The entity tags in an `If-Match` or `If-None-Match` header (RFC 9110, sections 8.8.3 and 13.1).
///
/// @param any whether the header is `*`, which matches any representation
/// @param tags in the order in which they are listed; not empty unless `any` is true
public record EntityTagList(boolean any, List<Tag> tags) {

    /// An element of the list, which may be empty. A comma between the quotes is part of the tag.
    private static final Pattern ELEMENT = Pattern
            .compile("\\G[ \\t]*+(?:(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*+)\")?+[ \\t]*+(?:,|\\z)");

    /// @param opaque the text between the quotes
    public record Tag(boolean weak, String opaque) {}

    /// Whether a tag is among those of `If-None-Match`, by weak comparison. A header that is not a list of entity tags
    /// matches nothing.
    ///
    /// @param header its field lines
    /// @param tag strong, with quotes
    public static boolean matches(List<String> header, String tag) {
        String opaque = tag.substring(1, tag.length() - 1);
        return of(header).filter(listed -> listed.any()
                || listed.tags().stream().anyMatch(each -> each.opaque().equals(opaque))).isPresent();
    }

    /// @param lines the header's field lines
    /// @return empty if they are not a list of entity tags
    public static Optional<EntityTagList> of(List<String> lines) {
        String list = String.join(",", lines);
        if (list.strip().equals("*")) {
            return Optional.of(new EntityTagList(true, List.of()));
        }
        List<Tag> tags = new ArrayList<>();
        Matcher element = ELEMENT.matcher(list);
        int end = 0;
        while (end < list.length() && element.find()) {
            @Nullable String opaque = element.group(2);
            if (opaque != null) {
                tags.add(new Tag(element.group(1) != null, opaque));
            }
            end = element.end();
        }
        return tags.isEmpty() || end < list.length()
                ? Optional.empty()
                : Optional.of(new EntityTagList(false, List.copyOf(tags)));
    }
}
