package io.incidentledger.command.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.incidentledger.events.validation.FieldError;
import org.jspecify.annotations.Nullable;

/// What stands out in an import, by its kind, so that a thousand alike are told once and counted. Two are of one kind
/// when they say the same about the same field, whatever entry of a list it stands in and whichever numbers or names
/// the words mention. Not thread-safe.
public final class FaultCounter {
    /// Kinds that are told apart.
    static final int MAX_KINDS = 50;

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private long others;

    private record Kind(String place, String words, long count) {}

    /// @param place
    ///            where it was found: a line, a file
    /// @param fault
    ///            may stand for many
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

    /// A line for each kind that was met more than once, and one for those beyond the bound: what [#isFirst] did
    /// not let through.
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
