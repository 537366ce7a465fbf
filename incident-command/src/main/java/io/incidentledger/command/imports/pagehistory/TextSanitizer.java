package io.incidentledger.command.imports.pagehistory;

import java.util.regex.Pattern;

import io.incidentledger.events.NameKey;
import org.jspecify.annotations.Nullable;

/// Converts external texts to texts that the ledger can store.
final class TextSanitizer {
    private static final char REPLACEMENT = '\uFFFD';
    private static final Pattern LINE_BREAKS_AND_BLANKS = Pattern.compile("[\\s\\u2028\\u2029]+");

    private TextSanitizer() {}

    /// Replaces what is not allowed in a text: control characters other than tab and line breaks, and lone surrogates,
    /// become the replacement character. Null: the text is blank.
    static @Nullable String text(String text) {
        if (text.isBlank()) {
            return null;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(point -> kept.appendCodePoint(isKept(point) ? point : REPLACEMENT));
        return kept.toString();
    }

    /// Returns the same as a single line, for titles and names. Null: nothing of it is visible.
    static @Nullable String line(String text) {
        @Nullable String kept = text(text);
        String line = kept == null ? "" : LINE_BREAKS_AND_BLANKS.matcher(kept.strip()).replaceAll(" ").strip();
        return NameKey.of(line).isEmpty() ? null : line;
    }

    /// Returns the same as an id, from which other ids are derived: a series must find what it imported before, so
    /// invisible characters remain.
    static @Nullable String id(String text) {
        @Nullable String kept = text(text);
        return kept == null ? null : kept.strip().replaceAll("\\s+", " ");
    }

    private static boolean isKept(int point) {
        boolean lone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return !lone && (!Character.isISOControl(point) || point == '\n' || point == '\r' || point == '\t');
    }
}
