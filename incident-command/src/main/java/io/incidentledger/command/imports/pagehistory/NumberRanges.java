package io.incidentledger.command.imports.pagehistory;

import java.util.ArrayList;
import java.util.List;

/// Numbers that are added in ascending order, stored as contiguous ranges. Not thread-safe.
final class NumberRanges {
    private final List<Span> spans = new ArrayList<>();

    private record Span(int first, int last) {}

    /// @param number not less than the one before
    void add(int number) {
        if (!spans.isEmpty() && spans.getLast().last() >= number - 1) {
            spans.set(spans.size() - 1, new Span(spans.getLast().first(), number));
        } else {
            spans.add(new Span(number, number));
        }
    }

    /// Whether both have a number in common.
    boolean meets(NumberRanges other) {
        int mine = 0;
        int others = 0;
        while (mine < spans.size() && others < other.spans.size()) {
            Span one = spans.get(mine);
            Span two = other.spans.get(others);
            if (one.first() <= two.last() && two.first() <= one.last()) {
                return true;
            }
            if (one.last() < two.last()) {
                mine++;
            } else {
                others++;
            }
        }
        return false;
    }
}
