package io.incidentledger.command.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/// Matches the parts of a list without ids with those of a former version of the list, by their contents, so that as
/// few as possible count as added or removed. Parts with equal contents are matched first, then as many as possible of
/// those that have something in common. Linear, except for parts that changed: beyond [#MAX_TRADED] of them the first
/// match is taken, and an edit may be recorded as more events than necessary.
final class ListAlignment {

    /// The maximum number of changed parts that are matched by exchanging partners, which takes quadratic time.
    static final int MAX_TRADED = 1_000;

    private static final int NONE = -1;

    private ListAlignment() {}

    /// @param likenesses criteria for a match, the most reliable first; each has one or more keys, one of which must be
    ///     equal. A null key equals no other key.
    /// @return for each of the present parts, in order, the index of the former part that it matches, or -1
    @SafeVarargs
    static <T> int[] of(List<T> former, List<T> present, List<Function<T, @Nullable Object>>... likenesses) {
        int[] formerOf = new int[present.size()];
        int[] presentOf = new int[former.size()];
        Arrays.fill(formerOf, NONE);
        Arrays.fill(presentOf, NONE);
        for (List<Function<T, @Nullable Object>> keys : likenesses) {
            new Matching<>(former, present, keys, formerOf, presentOf).run();
        }
        return formerOf;
    }

    /// Matches unmatched parts by one criterion.
    private static final class Matching<T> {
        private final List<T> present;
        private final List<Function<T, @Nullable Object>> keys;
        private final int[] formerOf;
        private final int[] presentOf;
        private final List<Map<Object, List<Integer>>> candidates = new ArrayList<>();
        private boolean[] visited = new boolean[0];

        Matching(List<T> former, List<T> present, List<Function<T, @Nullable Object>> keys, int[] formerOf,
                int[] presentOf) {
            this.present = present;
            this.keys = keys;
            this.formerOf = formerOf;
            this.presentOf = presentOf;
            for (Function<T, @Nullable Object> key : keys) {
                Map<Object, List<Integer>> byKey = new HashMap<>();
                for (int i = 0; i < former.size(); i++) {
                    Object value = presentOf[i] == NONE ? key.apply(former.get(i)) : null;
                    if (value != null) {
                        byKey.computeIfAbsent(value, same -> new ArrayList<>()).add(i);
                    }
                }
                candidates.add(byKey);
            }
        }

        void run() {
            List<Integer> unmatched = unmatched();
            takeFirstThatFits(unmatched);
            if (keys.size() > 1 && unmatched.size() <= MAX_TRADED) {
                for (int i : unmatched()) {
                    visited = new boolean[presentOf.length];
                    trade(i);
                }
            }
        }

        private List<Integer> unmatched() {
            List<Integer> unmatched = new ArrayList<>();
            for (int i = 0; i < formerOf.length; i++) {
                if (formerOf[i] == NONE) {
                    unmatched.add(i);
                }
            }
            return unmatched;
        }

        private void takeFirstThatFits(List<Integer> unmatched) {
            for (int k = 0; k < keys.size(); k++) {
                Map<Object, Deque<Integer>> free = new HashMap<>();
                candidates.get(k).forEach((value, indexes) -> free.put(value, new ArrayDeque<>(indexes)));
                for (int i : unmatched) {
                    Object value = formerOf[i] == NONE ? keys.get(k).apply(present.get(i)) : null;
                    Deque<Integer> left = value == null ? null : free.get(value);
                    while (left != null && !left.isEmpty() && formerOf[i] == NONE) {
                        pairIfFree(left.remove(), i);
                    }
                }
            }
        }

        private void pairIfFree(int former, int now) {
            if (presentOf[former] == NONE) {
                pair(former, now);
            }
        }

        private void pair(int former, int now) {
            presentOf[former] = now;
            formerOf[now] = former;
        }

        /// Finds a partner, if necessary one whose current partner finds another.
        private boolean trade(int now) {
            for (int k = 0; k < keys.size(); k++) {
                Object value = keys.get(k).apply(present.get(now));
                for (int former : value == null
                        ? List.<Integer>of()
                        : candidates.get(k).getOrDefault(value, List.of())) {
                    if (!visited[former]) {
                        visited[former] = true;
                        if (presentOf[former] == NONE || trade(presentOf[former])) {
                            pair(former, now);
                            return true;
                        }
                    }
                }
            }
            return false;
        }
    }
}
