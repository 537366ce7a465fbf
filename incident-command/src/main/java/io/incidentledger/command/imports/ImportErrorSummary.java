package io.incidentledger.command.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.incidentledger.events.validation.FieldError;
import org.jspecify.annotations.Nullable;

/// Counts the errors of an import by kind, so that a thousand similar ones are reported once and counted. Two errors
/// are of the same kind when they say the same about the same field, whatever its index in a list and whichever numbers
/// or names the text mentions. Not thread-safe.
public final class ImportErrorSummary {
    /// The maximum number of kinds that are distinguished.
    static final int MAX_KINDS = 50;

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private long others;

    private record Kind(String place, String words, long count) {}

    /// @param place where it was found: a line, a file
    /// @param error may represent several
    /// @return whether it is the first of its kind
    public boolean isFirst(String place, FieldError error) {
        String words = error.pointer().isEmpty() ? error.detail() : error.field() + ' ' + error.detail();
        return isFirst(error.kind(), place, words, error.count());
    }

    /// The same for something whose kind has a name.
    public boolean isFirstOf(String kind, String place, String words) {
        return isFirst(kind, place, words, 1);
    }

    private boolean isFirst(String kind, String place, String words, long count) {
        @Nullable Kind known = kinds.get(kind);
        if (known == null && kinds.size() == MAX_KINDS) {
            others += count;
            return false;
        }
        kinds.put(kind, known == null
                ? new Kind(place, words, count)
                : new Kind(known.place(), known.words(), known.count() + count));
        return known == null;
    }

    /// Returns a line for each kind that occurred more than once, and one for those beyond the limit: everything for
    /// which [#isFirst] returned false.
    public List<String> others() {
        List<String> lines = new ArrayList<>();
        for (Kind kind : kinds.values()) {
            if (kind.count() > 1) {
                lines.add(String.format(Locale.ROOT, "%,d more like the one in %s: %s", kind.count() - 1, kind.place(),
                        kind.words()));
            }
        }
        if (others > 0) {
            lines.add(String.format(Locale.ROOT, "%,d more of other kinds", others));
        }
        return lines;
    }
}
