package io.incidentledger.events.milestones;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.incidentledger.events.ImpactInterval;
import org.jspecify.annotations.Nullable;

/// Moves the borders of stated intervals, for suppositions. The outermost ones move: all that begin first, or end last.
/// The others give way: what would lie in part beyond the new border begins or ends with it, and what would lie wholly
/// beyond it falls away, unless nothing would be left. Nothing is put right: an interval that contradicts itself before
/// or because of the move is still there.
///
/// @param intervals at least one
/// @param end of those without one of their own; null: they last
record ExplicitIntervals(List<ImpactInterval> intervals, @Nullable Instant end) {

    List<ImpactInterval> startingLaterBy(Duration move) {
        Instant first = intervals.stream().map(ImpactInterval::from).min(Instant::compareTo).orElseThrow();
        Instant border = first.plus(move);
        return within(each -> endsBefore(each, border), each -> each.from().equals(first)
                || each.from().isBefore(border) ? from(each, border) : each);
    }

    /// Whether an end is known of none, so that there is nothing to move, is for the caller to ask.
    List<ImpactInterval> endingLaterBy(Duration move) {
        Instant last = intervals.stream().map(this::endOf).flatMap(Stream::ofNullable).max(Instant::compareTo)
                .orElseThrow();
        Instant border = last.plus(move);
        return within(each -> each.from().isAfter(border), each -> last.equals(each.to())
                || each.to() != null && each.to().isAfter(border) ? to(each, border) : each);
    }

    /// What lies behind a border is cut off.
    List<ImpactInterval> endingAt(Instant border) {
        return within(each -> each.from().isAfter(border),
                each -> each.to() != null && each.to().isAfter(border) ? to(each, border) : each);
    }

    private List<ImpactInterval> within(Predicate<ImpactInterval> beyond, UnaryOperator<ImpactInterval> moved) {
        List<ImpactInterval> left = intervals.stream().filter(each -> negative(each) || !beyond.test(each)).toList();
        return (left.isEmpty() ? intervals : left).stream().map(moved).toList();
    }

    private @Nullable Instant endOf(ImpactInterval interval) {
        return interval.to() == null ? end : interval.to();
    }

    private boolean endsBefore(ImpactInterval interval, Instant border) {
        Instant to = endOf(interval);
        return to != null && to.isBefore(border);
    }

    private boolean negative(ImpactInterval interval) {
        Instant to = endOf(interval);
        return to != null && to.isBefore(interval.from());
    }

    private static ImpactInterval from(ImpactInterval interval, Instant border) {
        return new ImpactInterval(interval.service(), interval.level(), border, interval.to());
    }

    private static ImpactInterval to(ImpactInterval interval, Instant border) {
        return new ImpactInterval(interval.service(), interval.level(), interval.from(), border);
    }
}
