package io.incidentledger.command.imports.pagehistory;

import java.util.regex.Pattern;

import io.incidentledger.events.NameKey;
import org.jspecify.annotations.Nullable;

/// Texts of others as the ledger can keep them.
final class TextSanitizer {
    private static final char REPLACEMENT = '\uFFFD';
    private static final Pattern LINE_BREAKS_AND_BLANKS = Pattern.compile("[\\s\\u2028\\u2029]+");

    private TextSanitizer() {}

    /// Without what has no place in a text: control characters other than tab and line breaks, and lone surrogates,
    /// become the replacement character. Null: nothing is left but blanks.
    static @Nullable String text(String text) {
        if (text.isBlank()) {
            return null;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(point -> kept.appendCodePoint(isKept(point) ? point : REPLACEMENT));
        return kept.toString();
    }

    /// The same in one line, as titles and names are. Null: nothing of it is visible.
    static @Nullable String line(String text) {
        @Nullable String kept = text(text);
        String line = kept == null ? "" : LINE_BREAKS_AND_BLANKS.matcher(kept.strip()).replaceAll(" ").strip();
        return NameKey.of(line).isEmpty() ? null : line;
    }

    /// The same as an id, from which others derive: a series must find what it was imported under before, so invisible
    /// characters stay.
    static @Nullable String id(String text) {
        @Nullable String kept = text(text);
        return kept == null ? null : kept.strip().replaceAll("\\s+", " ");
    }

    private static boolean isKept(int point) {
        boolean lone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return !lone && (!Character.isISOControl(point) || point == '\n' || point == '\r' || point == '\t');
    }
}
