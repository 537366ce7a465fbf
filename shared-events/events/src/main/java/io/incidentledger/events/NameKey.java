package io.incidentledger.events;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// The key by which names are compared: names of services, labels and their values, role holders and scopes, owners,
/// teams, customers, regions and sources. Names that look the same have the same key, regardless of how they were
/// typed: the key is in Unicode normalization form C (UAX #15) and has no invisible or format characters (general
/// category Cf except the signs that enclose digits, control characters, variation selectors, fillers), no leading or
/// trailing white space and no consecutive spaces. Keys are case-sensitive.
///
/// The joiners U+200C and U+200D are removed like other format characters, although they are visible within Persian and
/// Indic words and combine emoji: two names that differ only by joiners are the same, and a combined emoji becomes its
/// parts. Most joiners are invisible, for instance between Latin letters, and which ones are visible depends on the
/// font; two names that cannot be told apart are worse than one name without its joiner. For the same reason variation
/// selectors are removed: a heart is the same in color and in black and white. Titles and messages keep all of these
/// characters.
///
/// External references, idempotency keys and the actor inside commit ids are not names: ids are derived from their
/// bytes, so they are kept unchanged.
public final class NameKey {

    /// Invisible characters: Cf and Cc, and the default ignorable code points of other categories. White space is
    /// handled separately.
    private static final Pattern INVISIBLE = Pattern.compile("[[\\p{Cf}\\p{Cc}&&[^\\s\\x{85}]&&[^"
            + "\\x{600}-\\x{605}\\x{6DD}\\x{70F}\\x{890}\\x{891}\\x{8E2}\\x{110BD}\\x{110CD}]]"
            + "\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2065}\\x{3164}\\x{FE00}-\\x{FE0F}"
            + "\\x{FFA0}\\x{FFF0}-\\x{FFF8}\\x{E0000}-\\x{E0FFF}]");
    /// White space. The blank Braille pattern is included: it looks like a space but is not one in Unicode.
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\x{85}\\x{2800}]+");

    private NameKey() {}

    /// Returns the key of a name; a key is its own key. Empty if the name has no visible character.
    public static String of(String name) {
        if (isPlain(name)) {
            return name;
        }
        String visible = INVISIBLE.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll("");
        return Normalizer.normalize(SPACES.matcher(visible).replaceAll(" ").strip(), Normalizer.Form.NFC);
    }

    /// Returns the key under which a name is stored and looked up. A name without any visible character is returned
    /// unchanged instead of as an empty string: it is no longer accepted as input, but may already be stored.
    public static String normalized(String name) {
        String key = of(name);
        return key.isEmpty() ? name : key;
    }

    /// Returns the same for an optional name; null for null.
    public static @Nullable String normalizedIfGiven(@Nullable String name) {
        return name == null ? null : normalized(name);
    }

    /// Returns the keys under which names are stored, without duplicates, in the order of their first occurrence.
    public static List<String> normalized(List<String> names) {
        Set<String> keys = new LinkedHashSet<>();
        boolean same = true;
        for (String name : names) {
            String key = normalized(name);
            same &= keys.add(key) && key.equals(name);
        }
        return same ? names : List.copyOf(keys);
    }

    /// Returns labels with normalized names and values. If a name occurs in several spellings, the last one counts.
    public static Map<String, String> normalizedLabels(Map<String, String> labels) {
        return normalized(labels, NameKey::normalized);
    }

    /// Returns changes of labels with normalized names and values; a null value removes a label.
    public static Map<String, @Nullable String> normalizedChanges(Map<String, @Nullable String> labels) {
        return normalized(labels, NameKey::normalizedIfGiven);
    }

    private static <V extends @Nullable String> Map<String, V> normalized(Map<String, V> labels,
            UnaryOperator<V> value) {
        Map<String, V> normalized = new LinkedHashMap<>();
        labels.forEach((name, given) -> normalized.put(normalized(name), value.apply(given)));
        return normalized.equals(labels) ? labels : normalized;
    }

    /// Fast path that covers most names with one pass and without a copy.
    private static boolean isPlain(String name) {
        char before = ' ';
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            if (each < ' ' || each > '~' || each == ' ' && before == ' ') {
                return false;
            }
            before = each;
        }
        return before != ' ' || name.isEmpty();
    }
}
