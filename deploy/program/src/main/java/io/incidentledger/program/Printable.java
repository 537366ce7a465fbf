package io.incidentledger.program;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words of others in a line that somebody reads, of a log or on a terminal: they stay within it, neither steer the
/// terminal nor turn the direction of what follows, and hide nothing.
public final class Printable {
    /// Control and format characters, separators of lines, and halves of characters; joiners are part of words and of
    /// emoji.
    private static final Pattern UNPRINTABLE = Pattern
            .compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\\t\\p{IsJoin_Control}]]");

    private Printable() {}

    /// The text in one line, with escapes that can be read (`\n`, `\u202E`) for what can't be seen.
    public static String of(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(switch (found.group()) {
            case "\n" -> "\\n";
            case "\r" -> "\\r";
            case String other -> unicode(other);
        }));
    }

    /// The same in JSON, where nothing changes by it: its strings may hold each character as a Unicode escape.
    ///
    /// @param json
    ///            without line breaks between its tokens
    static String ofJson(String json) {
        return UNPRINTABLE.matcher(json).replaceAll(found -> Matcher.quoteReplacement(unicode(found.group())));
    }

    private static String unicode(String character) {
        StringBuilder escapes = new StringBuilder();
        character.chars().forEach(unit -> escapes.append(String.format(Locale.ROOT, "\\u%04X", unit)));
        return escapes.toString();
    }
}
