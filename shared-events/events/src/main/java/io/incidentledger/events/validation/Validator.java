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

/// Looks at the values of a body that was read and notes what is wrong with them. What is null passes, unless it is
/// required: an absent field is nobody's fault. Lengths are counted in Unicode code points. Not thread-safe; one per
/// request.
public final class Validator {

    private static final String INCIDENT = "must be the id or the number of an incident, in quotes: \"12\" or \"#12\"";

    private final ValidationErrors validationErrors;

    public Validator(ValidationErrors validationErrors) {
        this.validationErrors = validationErrors;
    }

    /// Notes a fault that only the caller can see.
    public void fault(String pointer, String detail) {
        validationErrors.add(pointer, detail);
    }

    /// Notes a fault that only the caller can see, unless something was said about the field before: then it may be a
    /// consequence of that.
    public void faultUnlessMentioned(String pointer, String detail) {
        if (!validationErrors.mentions(pointer)) {
            validationErrors.add(pointer, detail);
        }
    }

    /// Whether something was said about any of these fields, or about something in them: what they hold may not be what
    /// was sent.
    public boolean mentions(String... pointers) {
        return Arrays.stream(pointers).anyMatch(validationErrors::mentions);
    }

    /// Something must be given.
    public void required(String pointer, @Nullable Object value) {
        required(pointer, value, "is required");
    }

    /// Something must be given; what is said when it is not and nothing was said before.
    public void required(String pointer, @Nullable Object value, String detail) {
        if (value == null) {
            faultUnlessMentioned(pointer, detail);
        }
    }

    /// A text of one line of which something is visible: a title, an id.
    public void line(String pointer, @Nullable String line, int max) {
        if (line != null) {
            visible(pointer, line, max,
                    TextRules.hasControlCharacters(line, false) || TextRules.hasLineSeparators(line));
        }
    }

    /// An incident must be named, which may exist or not. See [IncidentName].
    public void incident(String pointer, @Nullable String name) {
        boolean otherwise = name == null ? validationErrors.mentions(pointer) : !IncidentReference.isWellFormed(name);
        if (otherwise) {
            validationErrors.replace(pointer, INCIDENT);
        }
        required(pointer, name);
    }

    /// A line by which something is found again. Separators of lines are spaces in it, which make no difference. See
    /// [NameKey].
    public void name(String pointer, @Nullable String name, int max) {
        if (name != null) {
            visible(pointer, name, max, TextRules.hasControlCharacters(name, false));
        }
    }

    private void visible(String pointer, String line, int max, boolean broken) {
        if (!written(pointer, line, max)) {
            return;
        }
        if (broken) {
            validationErrors.add(pointer, "must not have line breaks or other control characters");
        }
        if (NameKey.of(line).isEmpty()) {
            validationErrors.add(pointer, "must have a visible character");
        }
    }

    /// A text that may have several lines, not blank.
    public void text(String pointer, @Nullable String text, int max) {
        if (text != null && written(pointer, text, max)) {
            lines(pointer, text);
        }
    }

    /// A text that may have several lines, or none.
    public void textOrNothing(String pointer, @Nullable String text, int max) {
        if (text != null && !text.isEmpty()) {
            bounded(pointer, text, max);
            lines(pointer, text);
        }
    }

    private void lines(String pointer, String text) {
        if (TextRules.hasControlCharacters(text, true)) {
            validationErrors.add(pointer, "must not have control characters other than tab and line breaks");
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

    /// An absolute http or https address.
    public void url(String pointer, @Nullable String url, int max) {
        line(pointer, url, max);
        if (url != null && !web(url)) {
            faultUnlessMentioned(pointer, "must be an absolute http or https address");
        }
    }

    private static boolean web(String url) {
        try {
            URI uri = new URI(url);
            boolean scheme = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return scheme && uri.getRawAuthority() != null && TextRules.wellFormed(url);
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    /// A list of lines without nulls.
    public void lines(String pointer, @Nullable List<? extends @Nullable String> lines, int maxItems, int max) {
        items(pointer, lines, maxItems);
        for (int i = 0; lines != null && i < Math.min(lines.size(), maxItems); i++) {
            line(pointer + "/" + i, lines.get(i), max);
        }
    }

    /// A list of names without nulls.
    public void names(String pointer, @Nullable List<? extends @Nullable String> names, int maxItems, int max) {
        items(pointer, names, maxItems);
        for (int i = 0; names != null && i < Math.min(names.size(), maxItems); i++) {
            name(pointer + "/" + i, names.get(i), max);
        }
    }

    /// A list of anything, without nulls.
    public void items(String pointer, @Nullable List<? extends @Nullable Object> items, int maxItems) {
        if (items == null) {
            return;
        }
        if (items.size() > maxItems) {
            validationErrors.add(pointer, "must have at most " + maxItems + " items");
        }
        for (int i = 0; i < Math.min(items.size(), maxItems); i++) {
            required(pointer + "/" + i, items.get(i));
        }
    }

    /// Names and values, both [names][#name]. One label has one value, however often its name is spelled.
    ///
    /// @param nulls whether a value may be null
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
                required(member, value);
            }
            String key = NameKey.of(name);
            String valueKey = NameKey.normalizedIfGiven(value);
            if (values.containsKey(key) && !Objects.equals(values.get(key), valueKey)) {
                validationErrors.add(member, "is another spelling of a label that has another value here");
            }
            values.put(key, valueKey);
        });
    }

    /// What was required and checked before.
    public static <T> T given(@Nullable T value) {
        return Objects.requireNonNull(value, "it was checked that this is there");
    }
}
