package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;

import io.incidentledger.command.imports.pagehistory.PageSnapshot.Posted;
import org.jspecify.annotations.Nullable;

/// Assigns ids to the updates of one incident, snapshot after snapshot, so that an edited update keeps its id. Ids of
/// the page are used where it gives them. Otherwise an update is recognized by its time of creation; then by its text
/// and time, or its text; then by the similarity of its text to one that would otherwise be missing. Removed updates
/// are remembered, and recognized when they come back unchanged. The same snapshots give the same ids. Not thread-safe.
final class UpdateMatcher {
    /// The minimum similarity of two texts to count as the same update, edited.
    private static final double ALIKE = 0.5;

    private final Map<String, Posted> known = new HashMap<>();
    private Set<String> present = Set.of();

    /// Returns one id for each update of the next snapshot, in order; each id is assigned once.
    List<String> next(List<Posted> posted) {
        @Nullable String[] ids = new String[posted.size()];
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < ids.length; i++) {
            @Nullable String own = posted.get(i).id();
            ids[i] = own == null ? null : unused(own, taken);
        }
        Set<String> gone = new HashSet<>(known.keySet());
        gone.removeAll(present);
        match(posted, ids, present, taken, (one, other) -> sameCreation(one, other) && sameWords(one, other));
        match(posted, ids, present, taken, UpdateMatcher::sameCreation);
        match(posted, ids, present, taken,
                (one, other) -> sameWords(one, other) && one.at().equals(other.at()));
        match(posted, ids, present, taken, UpdateMatcher::sameWords);
        match(posted, ids, gone, taken, (one, other) -> sameCreation(one, other) || one.at().equals(other.at())
                && sameWords(one, other));
        matchAlike(posted, ids, taken);
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == null) {
                ids[i] = fresh(posted.get(i), taken);
            }
        }
        List<String> given = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            String id = Objects.requireNonNull(ids[i]);
            known.put(id, posted.get(i));
            given.add(id);
        }
        present = Set.copyOf(given);
        return given;
    }

    private static boolean sameCreation(Posted one, Posted other) {
        return one.createdAt() != null && one.createdAt().equals(other.createdAt());
    }

    private static boolean sameWords(Posted one, Posted other) {
        return one.message() != null && one.message().equals(other.message());
    }

    /// Matches updates that fit, in the order of the known updates and of the new ones.
    private void match(List<Posted> posted, @Nullable String[] ids, Set<String> candidates, Set<String> taken,
            BiPredicate<Posted, Posted> fits) {
        List<String> ordered = candidates.stream().filter(id -> known(id).id() == null)
                .sorted(Comparator.<String, Instant>comparing(id -> known(id).at())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (int i = 0; i < ids.length; i++) {
            for (String candidate : ordered) {
                if (ids[i] == null && !taken.contains(candidate) && fits.test(posted.get(i), known(candidate))) {
                    taken.add(candidate);
                    ids[i] = candidate;
                }
            }
        }
    }

    private record Likeness(int index, String id, double value) {}

    /// Matches the most similar pairs first.
    private void matchAlike(List<Posted> posted, @Nullable String[] ids, Set<String> taken) {
        List<Likeness> pairs = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            for (String id : ids[i] == null ? present : Set.<String>of()) {
                double value = known(id).id() != null || taken.contains(id) ? 0 : likeness(posted.get(i), known(id));
                if (value >= ALIKE) {
                    pairs.add(new Likeness(i, id, value));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Likeness::value).reversed().thenComparingInt(Likeness::index)
                .thenComparing(Likeness::id));
        for (Likeness pair : pairs) {
            if (ids[pair.index()] == null && taken.add(pair.id())) {
                ids[pair.index()] = pair.id();
            }
        }
    }

    /// Returns the proportion of common pairs of adjacent words, from 0 to 1.
    private static double likeness(Posted one, Posted other) {
        List<String> mine = pairs(one.message());
        List<String> others = new ArrayList<>(pairs(other.message()));
        int all = mine.size() + others.size();
        long common = mine.stream().filter(others::remove).count();
        return all == 0 ? 0 : 2.0 * common / all;
    }

    private static List<String> pairs(@Nullable String text) {
        String[] words = text == null ? new String[0] : text.toLowerCase(Locale.ROOT).split("\\W+");
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < words.length; i++) {
            pairs.add(words[i] + ' ' + words[i + 1]);
        }
        return pairs;
    }

    private Posted known(String id) {
        return Objects.requireNonNull(known.get(id));
    }

    private String fresh(Posted posted, Set<String> taken) {
        Instant at = posted.createdAt() != null ? posted.createdAt() : posted.at();
        Set<String> used = new HashSet<>(known.keySet());
        used.addAll(taken);
        String id = unused(at.toString(), used);
        taken.add(id);
        return id;
    }

    private static String unused(String wanted, Set<String> used) {
        String id = wanted;
        for (int i = 2; !used.add(id); i++) {
            id = wanted + "-" + i;
        }
        return id;
    }
}
