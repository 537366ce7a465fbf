package io.incidentledger.command.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// Faults of an import by their kind, so that a thousand alike are told once and counted. Two are of one kind when they say the same
/// about the same field, whatever entry of a list it stands in and whichever numbers or names the words mention. Not thread-safe.
public final class FaultKinds {
    /// Kinds that are told apart.
    static final int MAX_KINDS = 50;

    private static final Pattern INDEX = Pattern.compile("/\\d+(?=/|$)");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private long others;

    private record Kind(String place, String words, long count) {
        Kind again() {
            return new Kind(place, words, count + 1);
        }
    }

    /// @param place
    ///            where it was found: a line, a file
    /// @param pointer
    ///            to the field within; empty: it is about the whole
    /// @return whether it is the first of its kind
    public boolean isFirst(String place, String pointer, String detail) {
        String field = INDEX.matcher(pointer).replaceAll("/*");
        String kind = field + ' ' + NUMBER.matcher(detail.split(": ", 2)[0]).replaceAll("#");
        return isFirstOf(kind, place, field.isEmpty() ? detail : field + ' ' + detail);
    }

    /// The same for a fault whose kind has a name.
    public boolean isFirstOf(String kind, String place, String words) {
        if (!kinds.containsKey(kind) && kinds.size() == MAX_KINDS) {
            others++;
            return false;
        }
        return Objects.requireNonNull(
                kinds.merge(kind, new Kind(place, words, 1), (known, next) -> known.again())).count() == 1;
    }

    /// A line for each kind that was met more than once, and one for those beyond the bound: what {@link #isFirst} did not let through.
    public List<String> others() {
        List<String> lines = new ArrayList<>();
        for (Kind kind : kinds.values()) {
            if (kind.count() > 1) {
                lines.add(String.format(Locale.ROOT, "%,d more like that of %s: %s", kind.count() - 1, kind.place(),
                        kind.words()));
            }
        }
        if (others > 0) {
            lines.add(String.format(Locale.ROOT, "%,d more of other kinds", others));
        }
        return lines;
    }
}
