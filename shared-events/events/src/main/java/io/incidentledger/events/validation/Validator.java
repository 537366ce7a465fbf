package io.incidentledger.events.validation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.events.IncidentReference;
import io.incidentledger.events.NameKey;
import org.jspecify.annotations.Nullable;

/// Checks the values of a request body and collects the errors. Null is valid unless the value is required. Lengths are
/// counted in Unicode code points. Not thread-safe; use one instance per request.
public final class Validator {

    private static final String INCIDENT = "must be the id or the number of an incident as a string, such as \"12\" or \"#12\"";
    private static final String NOT_NULL = "must not be null";

    private final ValidationErrors validationErrors;

    public Validator(ValidationErrors validationErrors) {
        this.validationErrors = validationErrors;
    }

    /// Adds an error that only the caller can detect.
    public void fault(String pointer, String detail) {
        validationErrors.add(pointer, detail);
    }

    /// Adds an error that only the caller can detect, unless there is already an error about the field, of which this
    /// one may be a consequence.
    public void faultUnlessMentioned(String pointer, String detail) {
        if (!validationErrors.mentions(pointer)) {
            validationErrors.add(pointer, detail);
        }
    }

    /// Whether there are errors about any of these fields, or about anything in them, so that their values may differ
    /// from what was sent.
    public boolean mentions(String... pointers) {
        return Arrays.stream(pointers).anyMatch(validationErrors::mentions);
    }

    /// Requires a value.
    public void required(String pointer, @Nullable Object value) {
        required(pointer, value, "is required");
    }

    /// Requires a value.
    ///
    /// @param detail the error detail if the value is missing and there is no error about the field yet
    public void required(String pointer, @Nullable Object value, String detail) {
        if (value == null) {
            faultUnlessMentioned(pointer, detail);
        }
    }

    /// Checks a single-line text with at least one visible character: a title, an id.
    public void line(String pointer, @Nullable String line, int max) {
        if (line != null) {
            visible(pointer, line, max,
                    TextChecks.hasControlCharacters(line, false) || TextChecks.hasLineSeparators(line));
        }
    }

    /// Requires a reference to an incident, which need not exist; see [IncidentReference].
    public void incident(String pointer, @Nullable String name) {
        boolean otherwise = name == null ? validationErrors.mentions(pointer) : !IncidentReference.isWellFormed(name);
        if (otherwise) {
            validationErrors.replace(pointer, INCIDENT);
        }
        required(pointer, name);
    }

    /// Checks a single-line text by which something is looked up. Line separators are allowed, because they count as
    /// spaces; see [NameKey].
    public void name(String pointer, @Nullable String name, int max) {
        if (name != null) {
            visible(pointer, name, max, TextChecks.hasControlCharacters(name, false));
        }
    }

    private void visible(String pointer, String line, int max, boolean broken) {
        if (!written(pointer, line, max)) {
            return;
        }
        if (broken) {
            validationErrors.add(pointer, "must not contain line breaks or other control characters");
        }
        if (NameKey.of(line).isEmpty()) {
            validationErrors.add(pointer, "must contain a visible character");
        }
    }

    /// Checks a text that may have several lines and must not be blank.
    public void text(String pointer, @Nullable String text, int max) {
        if (text != null && written(pointer, text, max)) {
            lines(pointer, text);
        }
    }

    /// Checks a text that may have several lines, or be empty.
    public void textOrNothing(String pointer, @Nullable String text, int max) {
        if (text != null && !text.isEmpty()) {
            bounded(pointer, text, max);
            lines(pointer, text);
        }
    }

    private void lines(String pointer, String text) {
        if (TextChecks.hasControlCharacters(text, true)) {
            validationErrors.add(pointer, "must not contain control characters other than tabs and line breaks");
        }
    }

    private boolean written(String pointer, String text, int max) {
        bounded(pointer, text, max);
        if (text.isBlank()) {
            validationErrors.add(pointer, "must not be blank");
        }
        return !text.isBlank();
    }

    private void bounded(String pointer, String text, int max) {
        if (text.length() > max && text.codePointCount(0, text.length()) > max) {
            validationErrors.add(pointer, "must have at most " + max + " characters");
        }
    }

    /// Checks an absolute http or https address.
    public void url(String pointer, @Nullable String url, int max) {
        line(pointer, url, max);
        if (url != null && !web(url)) {
            faultUnlessMentioned(pointer, "must be an absolute http or https URL");
        }
    }

    private static boolean web(String url) {
        try {
            URI uri = new URI(url);
            boolean scheme = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return scheme && uri.getRawAuthority() != null && TextChecks.wellFormed(url);
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    /// Checks a list of [lines][#line] without nulls.
    public void lines(String pointer, @Nullable List<? extends @Nullable String> lines, int maxItems, int max) {
        items(pointer, lines, maxItems);
        for (int i = 0; lines != null && i < Math.min(lines.size(), maxItems); i++) {
            line(pointer + "/" + i, lines.get(i), max);
        }
    }

    /// Checks a list of [names][#name] without nulls.
    public void names(String pointer, @Nullable List<? extends @Nullable String> names, int maxItems, int max) {
        items(pointer, names, maxItems);
        for (int i = 0; names != null && i < Math.min(names.size(), maxItems); i++) {
            name(pointer + "/" + i, names.get(i), max);
        }
    }

    /// Checks a list of any values without nulls.
    public void items(String pointer, @Nullable List<? extends @Nullable Object> items, int maxItems) {
        if (items == null) {
            return;
        }
        if (items.size() > maxItems) {
            validationErrors.add(pointer, "must have at most " + maxItems + " items");
        }
        for (int i = 0; i < Math.min(items.size(), maxItems); i++) {
            required(pointer + "/" + i, items.get(i), NOT_NULL);
        }
    }

    /// Checks labels, whose names and values are both [names][#name]. Several spellings of one label must have the same
    /// value.
    public void labels(String pointer, @Nullable Map<String, ? extends @Nullable String> labels, int maxItems, int max,
            boolean nulls) {
        if (labels == null) {
            return;
        }
        if (labels.size() > maxItems) {
            validationErrors.add(pointer, "must have at most " + maxItems + " members");
        }
        Map<String, @Nullable String> values = new HashMap<>();
        labels.forEach((name, value) -> {
            String member = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            name(member, name, max);
            name(member, value, max);
            if (!nulls) {
                required(member, value, NOT_NULL);
            }
            String key = NameKey.of(name);
            String valueKey = NameKey.normalizedIfGiven(value);
            if (values.containsKey(key) && !Objects.equals(values.get(key), valueKey)) {
                validationErrors.add(member, "is another spelling of a label that has a different value");
            }
            values.put(key, valueKey);
        });
    }

    /// Returns a value that was required and checked before.
    public static <T> T given(@Nullable T value) {
        return Objects.requireNonNull(value, "it was checked that this is there");
    }
}
