package io.incidentledger.events.milestones;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.incidentledger.events.ImpactInterval;
import org.jspecify.annotations.Nullable;

/// Moves the outer bounds of explicit impact intervals, for scenarios. All intervals that begin first, or end last,
/// move. The others are clipped at the new bound; those that lie entirely beyond it are dropped, unless none would be
/// left. Contradictions are kept: an interval that is negative before or because of the move remains.
///
/// @param intervals at least one
/// @param end the end of intervals that have none; null if they are ongoing
record ExplicitIntervals(List<ImpactInterval> intervals, @Nullable Instant end) {

    List<ImpactInterval> startingLaterBy(Duration move) {
        Instant first = intervals.stream().map(ImpactInterval::from).min(Instant::compareTo).orElseThrow();
        Instant limit = first.plus(move);
        return within(each -> endsBefore(each, limit), each -> each.from().equals(first)
                || each.from().isBefore(limit) ? from(each, limit) : each);
    }

    /// Callers must ensure that at least one end is known.
    List<ImpactInterval> endingLaterBy(Duration move) {
        Instant last = intervals.stream().map(this::endOf).flatMap(Stream::ofNullable).max(Instant::compareTo)
                .orElseThrow();
        Instant limit = last.plus(move);
        return within(each -> each.from().isAfter(limit), each -> last.equals(each.to())
                || each.to() != null && each.to().isAfter(limit) ? to(each, limit) : each);
    }

    /// Clips the intervals at the new bound.
    List<ImpactInterval> endingAt(Instant limit) {
        return within(each -> each.from().isAfter(limit),
                each -> each.to() != null && each.to().isAfter(limit) ? to(each, limit) : each);
    }

    private List<ImpactInterval> within(Predicate<ImpactInterval> beyond, UnaryOperator<ImpactInterval> moved) {
        List<ImpactInterval> left = intervals.stream().filter(each -> negative(each) || !beyond.test(each)).toList();
        return (left.isEmpty() ? intervals : left).stream().map(moved).toList();
    }

    private @Nullable Instant endOf(ImpactInterval interval) {
        return interval.to() == null ? end : interval.to();
    }

    private boolean endsBefore(ImpactInterval interval, Instant limit) {
        Instant to = endOf(interval);
        return to != null && to.isBefore(limit);
    }

    private boolean negative(ImpactInterval interval) {
        Instant to = endOf(interval);
        return to != null && to.isBefore(interval.from());
    }

    private static ImpactInterval from(ImpactInterval interval, Instant limit) {
        return new ImpactInterval(interval.service(), interval.level(), limit, interval.to());
    }

    private static ImpactInterval to(ImpactInterval interval, Instant limit) {
        return new ImpactInterval(interval.service(), interval.level(), interval.from(), limit);
    }
}
