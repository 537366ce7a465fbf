package io.incidentledger.program.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Escapes untrusted text in a line that people read, in a log or on a terminal. Escaped text can't begin a new line,
/// control the terminal, change the text direction or hide characters.
public final class PrintableText {
    /// Control and format characters, line separators and surrogates. Join controls are excluded, because they are part
    /// of words and emoji.
    private static final Pattern UNPRINTABLE = Pattern
            .compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\\t\\p{IsJoin_Control}]]");

    private PrintableText() {}

    /// The text in one line, with readable escapes (`\n`, `\u202E`) for invisible characters.
    public static String of(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(switch (found.group()) {
            case "\n" -> "\\n";
            case "\r" -> "\\r";
            case String other -> unicode(other);
        }));
    }

    /// The same for JSON, whose meaning it preserves: JSON strings may contain any character as a Unicode escape.
    ///
    /// @param json must have no line breaks between its tokens
    public static String ofJson(String json) {
        return UNPRINTABLE.matcher(json).replaceAll(found -> Matcher.quoteReplacement(unicode(found.group())));
    }

    private static String unicode(String character) {
        StringBuilder escapes = new StringBuilder();
        character.chars().forEach(unit -> escapes.append(String.format(Locale.ROOT, "\\u%04X", unit)));
        return escapes.toString();
    }
}
