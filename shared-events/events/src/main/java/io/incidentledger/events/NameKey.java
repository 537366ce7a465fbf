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

/// The key by which names are compared: services, labels and their values, roles' holders and scopes, owners, teams,
/// customers, regions, sources. Names that look the same have the same key, whoever typed them: it is in Unicode
/// normalization form C (UAX #15), has no invisible or format characters (general category Cf but for the signs that
/// enclose digits, control characters, variation selectors, fillers), and no white space around it or more than one
/// space within. Upper and lower case differ.
///
/// The joiners U+200C and U+200D are format characters like others, though they show within Persian and Indic words and
/// tie emoji together: two names that differ by them are one, and an emoji of several is its parts. Most joiners are
/// invisible, between Latin letters say, and which ones are not depends on the font; a name that can't be told from
/// another is worse than one that is written without its joiner. So are variation selectors: a heart is a heart, in
/// colours or not. Titles and messages keep all of them.
///
/// External references, idempotency keys and the actor inside commit ids are not names: ids derive from their bytes, so
/// they stay as they came.
public final class NameKey {

    /// What nobody sees: Cf and Cc, and the default ignorable code points of other categories. White space is another
    /// matter.
    private static final Pattern INVISIBLE = Pattern.compile("[[\\p{Cf}\\p{Cc}&&[^\\s\\x{85}]&&[^"
            + "\\x{600}-\\x{605}\\x{6DD}\\x{70F}\\x{890}\\x{891}\\x{8E2}\\x{110BD}\\x{110CD}]]"
            + "\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2065}\\x{3164}\\x{FE00}-\\x{FE0F}"
            + "\\x{FFA0}\\x{FFF0}-\\x{FFF8}\\x{E0000}-\\x{E0FFF}]");
    /// The blank pattern of Braille looks like a space, and is none for Unicode.
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\x{85}\\x{2800}]+");

    private NameKey() {}

    /// The key of a name; it is its own key. Empty when nothing of the name is visible.
    public static String of(String name) {
        if (isPlain(name)) {
            return name;
        }
        String visible = INVISIBLE.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll("");
        return Normalizer.normalize(SPACES.matcher(visible).replaceAll(" ").strip(), Normalizer.Form.NFC);
    }

    /// What a name is kept and found under: its key. A name of which nothing is visible stays as it is, rather than
    /// vanish: no door takes one any more, but one may be stored.
    public static String normalized(String name) {
        String key = of(name);
        return key.isEmpty() ? name : key;
    }

    /// The same for a name that may be absent.
    public static @Nullable String normalizedIfGiven(@Nullable String name) {
        return name == null ? null : normalized(name);
    }

    /// What names are kept under, each once, in the order in which they first come.
    public static List<String> normalized(List<String> names) {
        Set<String> keys = new LinkedHashSet<>();
        boolean same = true;
        for (String name : names) {
            String key = normalized(name);
            same &= keys.add(key) && key.equals(name);
        }
        return same ? names : List.copyOf(keys);
    }

    /// Labels, names and values. Of several spellings of one name the last one counts.
    public static Map<String, String> normalizedLabels(Map<String, String> labels) {
        return normalized(labels, NameKey::normalized);
    }

    /// Changes of labels, where a null value removes one.
    public static Map<String, @Nullable String> normalizedChanges(Map<String, @Nullable String> labels) {
        return normalized(labels, NameKey::normalizedIfGiven);
    }

    private static <V extends @Nullable String> Map<String, V> normalized(Map<String, V> labels,
            UnaryOperator<V> value) {
        Map<String, V> normalized = new LinkedHashMap<>();
        labels.forEach((name, given) -> normalized.put(normalized(name), value.apply(given)));
        return normalized.equals(labels) ? labels : normalized;
    }

    /// Most names are; they cost one pass and no copy.
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
