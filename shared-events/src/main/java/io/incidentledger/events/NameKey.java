package io.incidentledger.events;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The key by which names are compared: services, labels, roles' holders, teams. Names that look the same have the same key, whoever typed them: it is in Unicode normalization form C
 * (UAX #15), has no invisible or format characters (general category Cf, and the variation selectors), and no white space around it or more than one space within. Upper and lower case differ.
 *
 * <p>
 * External references, idempotency keys and the actor inside commit ids are not names: ids derive from their bytes, so they stay as they came.
 */
public final class NameKey {

    private static final Pattern INVISIBLE = Pattern
            .compile("[\\p{Cf}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}\\x{034F}\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\x{85}]+");

    private NameKey() {}

    /** The key of a name; it is its own key. Empty when nothing of the name is visible. */
    public static String of(String name) {
        if (isPlain(name)) {
            return name;
        }
        String visible = INVISIBLE.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll("");
        return Normalizer.normalize(SPACES.matcher(visible).replaceAll(" ").strip(), Normalizer.Form.NFC);
    }

    /** The keys of names, each once, in the order in which they first come; names of which nothing is visible are left out. */
    public static List<String> of(List<String> names) {
        return names.stream().map(NameKey::of).filter(key -> !key.isEmpty()).distinct().toList();
    }

    /** Most names are; they cost one pass and no copy. */
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
