package io.incidentledger.query.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/// A sentence of the ledger's that repeats what others wrote, in parts: whoever shows it to people keeps their words in
/// their places, so that they don't move those of the sentence. In JSON it is its text. Immutable.
public record EntryText(List<Part> parts) {

    /// Nothing.
    public static final EntryText EMPTY = new EntryText(List.of());

    private static final String PLACE = "{}";

    /// @param given somebody wrote it; otherwise they are the ledger's own words
    public record Part(String text, boolean given) {}

    public EntryText {
        parts = List.copyOf(parts);
    }

    /// @param template our own words, with `{}` for each value
    /// @param values sentences; whatever else is text of others
    public static EntryText of(String template, Object... values) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (Object value : values) {
            int place = template.indexOf(PLACE, from);
            add(parts, template.substring(from, place));
            if (value instanceof EntryText entryText) {
                parts.addAll(entryText.parts());
            } else {
                parts.add(new Part(value.toString(), true));
            }
            from = place + PLACE.length();
        }
        add(parts, template.substring(from));
        return new EntryText(parts);
    }

    /// What somebody wrote, and no word beside it.
    public static EntryText given(String text) {
        return new EntryText(List.of(new Part(text, true)));
    }

    /// With our own words in between.
    public static EntryText joined(String separator, List<EntryText> sentences) {
        List<Part> parts = new ArrayList<>();
        for (EntryText entryText : sentences) {
            if (!parts.isEmpty()) {
                add(parts, separator);
            }
            parts.addAll(entryText.parts());
        }
        return new EntryText(parts);
    }

    /// Names that others gave, one after the other; null: there are none.
    public static @Nullable EntryText listing(List<String> names) {
        return names.isEmpty() ? null : joined(", ", names.stream().map(EntryText::given).toList());
    }

    private static void add(List<Part> parts, String own) {
        if (!own.isEmpty()) {
            parts.add(new Part(own, false));
        }
    }

    /// With a capital letter, unless it begins with what somebody wrote.
    EntryText capital() {
        if (parts.isEmpty() || parts.getFirst().given()) {
            return this;
        }
        List<Part> changed = new ArrayList<>(parts);
        changed.set(0, new Part(TermFormatter.capital(parts.getFirst().text()), false));
        return new EntryText(changed);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /// As one text.
    @JsonValue
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return text();
    }
}
