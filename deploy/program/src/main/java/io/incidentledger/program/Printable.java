package io.incidentledger.program;

import java.util.Locale;
import java.util.regex.Pattern;

/// Words of others, an import's say, on somebody's terminal: they neither steer it nor turn the direction of what follows.
public final class Printable {
    private static final Pattern STEERING = Pattern
            .compile("[\\p{Cc}\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");

    private Printable() {}

    /// The text with its control characters as escapes that can be read; its lines stay lines.
    public static String of(String text) {
        return STEERING.matcher(text)
                .replaceAll(found -> String.format(Locale.ROOT, "\\\\u%04X", (int) found.group().charAt(0)));
    }
}
