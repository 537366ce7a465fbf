package io.incidentledger.command.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.http.HttpHeaders;

/// What the response to a command is to contain (RFC 7240, `Prefer: return=…`). A preference is a wish: an unknown one,
/// or one that cannot be parsed, is ignored.
enum ReturnPreference {

    /// The receipt; the default.
    MINIMAL,
    /// The incident, as it is after the command.
    REPRESENTATION,
    /// For a declaration: the incident that exists already, instead of an error.
    EXISTING;

    static final String PREFER = "Prefer";
    static final String APPLIED = "Preference-Applied";
    private static final String NAME = "return";

    /// If the preference is given more than once, only the first one counts, whatever its value is.
    static ReturnPreference of(HttpHeaders headers) {
        return headers.getOrEmpty(PREFER).stream().flatMap(line -> split(line, ',').stream())
                .map(preference -> split(split(preference, ';').getFirst(), '='))
                .filter(pair -> pair.size() == 2 && pair.getFirst().strip().equalsIgnoreCase(NAME))
                .findFirst().map(pair -> named(pair.getLast().strip())).orElse(MINIMAL);
    }

    private static ReturnPreference named(String value) {
        String token = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
        for (ReturnPreference each : values()) {
            if (each.name().equalsIgnoreCase(token)) {
                return each;
            }
        }
        return MINIMAL;
    }

    /// The parts between separators that are not within quotes.
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '"') {
                quoted = !quoted;
            } else if (quoted && next == '\\') {
                i++;
            } else if (!quoted && next == separator) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /// Says in a response that this preference was followed.
    void applied(HttpHeaders headers) {
        headers.set(APPLIED, NAME + "=" + name().toLowerCase(Locale.ROOT));
    }
}
