package io.incidentledger.events.milestones;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A span of time in which something was impaired, whatever it was.
///
/// @param to
///            exclusive; null: it lasts
public record ImpactSpan(Instant from, @Nullable Instant to) {

    /// Stretches put together where they overlap or touch, in the order of time. A negative stretch takes no time.
    public static List<ImpactSpan> of(List<ImpactStretch> stretches) {
        if (stretches.size() == 1) {
            return List.of(of(stretches.getFirst()));
        }
        List<ImpactSpan> spans = new ArrayList<>();
        for (ImpactStretch stretch : stretches.stream().sorted(Comparator.comparing(ImpactStretch::from)).toList()) {
            ImpactSpan last = spans.isEmpty() ? null : spans.getLast();
            if (last == null || last.to() != null && last.to().isBefore(stretch.from())) {
                spans.add(of(stretch));
            } else {
                spans.set(spans.size() - 1, last.with(of(stretch)));
            }
        }
        return spans;
    }

    private static ImpactSpan of(ImpactStretch stretch) {
        return new ImpactSpan(stretch.from(), stretch.negative() ? stretch.from() : stretch.to());
    }

    private ImpactSpan with(ImpactSpan next) {
        if (to == null || next.to() == null) {
            return new ImpactSpan(from, null);
        }
        return next.to().isAfter(to) ? new ImpactSpan(from, next.to()) : this;
    }
}
