package io.incidentledger.query.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/// A generated sentence that may quote text entered by people. It consists of parts, so that renderers can isolate the
/// quoted text from the rest of the sentence. In JSON it is a plain string. Immutable.
public record QuotingSentence(List<Part> parts) {

    /// The empty text.
    public static final QuotingSentence EMPTY = new QuotingSentence(List.of());

    private static final String PLACE = "{}";

    /// @param given whether people entered this text; otherwise it is generated
    public record Part(String text, boolean given) {}

    public QuotingSentence {
        parts = List.copyOf(parts);
    }

    /// @param template generated text, with `{}` for each value
    public static QuotingSentence of(String template, Object... values) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (Object value : values) {
            int place = template.indexOf(PLACE, from);
            add(parts, template.substring(from, place));
            if (value instanceof QuotingSentence quotingSentence) {
                parts.addAll(quotingSentence.parts());
            } else {
                parts.add(new Part(value.toString(), true));
            }
            from = place + PLACE.length();
        }
        add(parts, template.substring(from));
        return new QuotingSentence(parts);
    }

    /// Text that people entered, without anything generated.
    public static QuotingSentence given(String text) {
        return new QuotingSentence(List.of(new Part(text, true)));
    }

    /// Joins texts with a generated separator.
    public static QuotingSentence joined(String separator, List<QuotingSentence> sentences) {
        List<Part> parts = new ArrayList<>();
        for (QuotingSentence quotingSentence : sentences) {
            if (!parts.isEmpty()) {
                add(parts, separator);
            }
            parts.addAll(quotingSentence.parts());
        }
        return new QuotingSentence(parts);
    }

    /// Joins names that people entered with commas; null if there are none.
    public static @Nullable QuotingSentence listing(List<String> names) {
        return names.isEmpty() ? null : joined(", ", names.stream().map(QuotingSentence::given).toList());
    }

    private static void add(List<Part> parts, String own) {
        if (!own.isEmpty()) {
            parts.add(new Part(own, false));
        }
    }

    /// The text with its first letter capitalized, unless it starts with text that people entered.
    QuotingSentence capital() {
        if (parts.isEmpty() || parts.getFirst().given()) {
            return this;
        }
        List<Part> changed = new ArrayList<>(parts);
        changed.set(0, new Part(TermFormatter.capital(parts.getFirst().text()), false));
        return new QuotingSentence(changed);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /// The whole text as a string.
    @JsonValue
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return text();
    }
}
