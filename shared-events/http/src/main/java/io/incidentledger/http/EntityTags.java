package io.incidentledger.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// The entity tags that a caller lists in `If-Match` or `If-None-Match` (RFC 9110, sections 8.8.3 and 13.1).
///
/// @param any
///            whether whatever there is will do
/// @param tags
///            in the order in which they are listed; not empty unless any will do
public record EntityTags(boolean any, List<Tag> tags) {

    /// One element of the list, which may be empty. A comma between the quotes is a part of the tag.
    private static final Pattern ELEMENT = Pattern
            .compile("\\G[ \\t]*+(?:(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*+)\")?+[ \\t]*+(?:,|\\z)");

    /// @param opaque
    ///            what stands between the quotes
    public record Tag(boolean weak, String opaque) {}

    /// @param lines
    ///            of the header
    /// @return empty: they are no list of entity tags
    public static Optional<EntityTags> of(List<String> lines) {
        String list = String.join(",", lines);
        if (list.strip().equals("*")) {
            return Optional.of(new EntityTags(true, List.of()));
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
                : Optional.of(new EntityTags(false, List.copyOf(tags)));
    }
}
