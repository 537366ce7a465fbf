package io.incidentledger.events.milestones;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A time span in which anything was impaired.
///
/// @param to exclusive; null if the impact is ongoing
public record ImpactSpan(Instant from, @Nullable Instant to) {

    /// Merges periods that overlap or touch, in chronological order. A negative period has no length.
    public static List<ImpactSpan> of(List<ImpactPeriod> periods) {
        if (periods.size() == 1) {
            return List.of(of(periods.getFirst()));
        }
        List<ImpactSpan> spans = new ArrayList<>();
        for (ImpactPeriod period : periods.stream().sorted(Comparator.comparing(ImpactPeriod::from)).toList()) {
            ImpactSpan last = spans.isEmpty() ? null : spans.getLast();
            if (last == null || last.to() != null && last.to().isBefore(period.from())) {
                spans.add(of(period));
            } else {
                spans.set(spans.size() - 1, last.with(of(period)));
            }
        }
        return spans;
    }

    private static ImpactSpan of(ImpactPeriod period) {
        return new ImpactSpan(period.from(), period.negative() ? period.from() : period.to());
    }

    private ImpactSpan with(ImpactSpan next) {
        if (to == null || next.to() == null) {
            return new ImpactSpan(from, null);
        }
        return next.to().isAfter(to) ? new ImpactSpan(from, next.to()) : this;
    }
}
