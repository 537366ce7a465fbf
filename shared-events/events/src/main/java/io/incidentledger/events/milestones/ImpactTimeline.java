package io.incidentledger.events.milestones;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.incidentledger.events.ImpactInterval;
import org.jspecify.annotations.Nullable;

/// The impact of an incident over time, combined from two sources: cycles (from the milestone "impact started" to
/// "impact ended", and another one from each reopening) and explicit intervals. Explicit intervals replace the cycles
/// up to the one in which they were recorded; cycles that begin later count in addition. A cycle that a reopening
/// followed ended with its resolution, unless its end was recorded explicitly or withdrawn.
///
/// @param start the explicit beginning of the first cycle
/// @param cycles in the order in which they came; at least one
/// @param stated the explicit intervals that were recorded last; may be empty
/// @param told the event that recorded them; null if there was none
/// @param imported whether an import recorded them
/// @param coveredCycles the number of cycles that the explicit intervals replace
public record ImpactTimeline(@Nullable MilestoneFact start, List<ImpactCycle> cycles, List<ImpactInterval> stated,
        @Nullable FactSource told, boolean imported, int coveredCycles) {

    static final ImpactTimeline UNKNOWN = new ImpactTimeline(null, List.of(ImpactCycle.FIRST), List.of(),
            null, false, 0);

    ImpactTimeline startingWith(@Nullable MilestoneFact fact) {
        return with(fact, cycles, stated);
    }

    /// Sets the end of the present cycle; null withdraws it.
    ///
    /// @param follows whether the end is the time of the resolution
    ImpactTimeline endingWith(@Nullable MilestoneFact fact, boolean follows) {
        return present(cycle -> cycle.endingWith(fact, follows));
    }

    /// An update announces that the present cycle is over.
    ImpactTimeline announcedResolved(MilestoneFact fact) {
        return present(cycle -> cycle.announcedResolved(fact));
    }

    /// The present cycle is over.
    ///
    /// @param sequence of the event that ended it
    ImpactTimeline resolved(@Nullable MilestoneFact fact, long sequence) {
        return present(cycle -> cycle.resolved(fact, sequence));
    }

    /// Changes the time at which the present cycle was over; null if the time is not known.
    ImpactTimeline resolvedAt(@Nullable MilestoneFact fact) {
        return present(cycle -> cycle.resolvedAt(fact));
    }

    /// @param sequence of the event that a person retracted
    ImpactTimeline afterRetraction(long sequence) {
        return cycles.stream().allMatch(cycle -> cycle.afterRetraction(sequence) == cycle)
                ? this
                : with(start, cycles.stream().map(cycle -> cycle.afterRetraction(sequence)).toList(), stated);
    }

    /// Whether the explicit intervals also replace the present cycle.
    boolean coversPresentCycle() {
        return coveredCycles == cycles.size();
    }

    /// Whether the present cycle was resolved at exactly this time.
    boolean isResolution(Instant at) {
        MilestoneFact resolution = cycles.getLast().resolution();
        return resolution != null && resolution.at().equals(at);
    }

    private ImpactTimeline present(UnaryOperator<ImpactCycle> change) {
        List<ImpactCycle> changed = new ArrayList<>(cycles);
        changed.set(changed.size() - 1, change.apply(changed.getLast()));
        return with(start, List.copyOf(changed), stated);
    }

    /// Returns the timeline as if the impact had started at the given time: the explicit intervals move along, see
    /// [ExplicitIntervals]. Reopenings do not move.
    ImpactTimeline supposingStart(MilestoneFact fact) {
        MilestoneFact before = started();
        return with(fact, cycles, stated.isEmpty() || before == null
                ? stated
                : statedIntervals().startingLaterBy(Duration.between(before.at(), fact.at())));
    }

    /// Returns the timeline as if the impact of the present cycle had ended at the given time: the explicit intervals
    /// move along, see [ExplicitIntervals], unless a reopening followed them. If no end was known, they are clipped at
    /// the given time.
    ImpactTimeline supposingEnd(MilestoneFact fact) {
        ImpactTimeline ended = endingWith(fact, false);
        MilestoneFact before = ended();
        if (stated.isEmpty() || coveredCycles < cycles.size()) {
            return ended;
        }
        return ended.with(start, ended.cycles, before == null
                ? statedIntervals().endingAt(fact.at())
                : statedIntervals().endingLaterBy(Duration.between(before.at(), fact.at())));
    }

    /// Returns the timeline as if neither the first start nor any restart of the impact were known: there are no
    /// periods of impact, but the first and the last end remain known.
    ImpactTimeline withoutStart() {
        return new ImpactTimeline(null,
                Stream.of(firstEnded(), ended()).map(end -> ImpactCycle.FIRST.endingWith(end, false)).toList(),
                List.of(), null, false, 0);
    }

    /// Returns the timeline as if no end were known: the impact is ongoing.
    ImpactTimeline withoutEnds() {
        return with(start, cycles.stream().map(ImpactCycle::withoutEnd).toList(),
                stated.stream().map(each -> new ImpactInterval(each.service(), each.level(), each.from(), null))
                        .toList());
    }

    private ExplicitIntervals statedIntervals() {
        MilestoneFact end = endFrom(coveredCycles - 1);
        return new ExplicitIntervals(stated, end == null ? null : end.at());
    }

    private ImpactTimeline with(@Nullable MilestoneFact changedStart, List<ImpactCycle> changedCycles,
            List<ImpactInterval> intervals) {
        return new ImpactTimeline(changedStart, changedCycles, intervals, told, imported, coveredCycles);
    }

    ImpactTimeline resumed(MilestoneFact reopening) {
        List<ImpactCycle> changed = new ArrayList<>(cycles);
        changed.add(ImpactCycle.startingWith(reopening));
        return with(start, List.copyOf(changed), stated);
    }

    /// Replaces the explicit intervals; an empty list withdraws them.
    ///
    /// @param byImport whether an import records them
    ImpactTimeline stating(List<ImpactInterval> intervals, FactSource factSource, boolean byImport) {
        return new ImpactTimeline(start, cycles, List.copyOf(intervals), factSource, byImport,
                intervals.isEmpty() ? 0 : cycles.size());
    }

    /// Withdraws the explicit intervals if an import recorded them.
    ImpactTimeline withoutImported() {
        return imported ? new ImpactTimeline(start, cycles, List.of(), told, false, 0) : this;
    }

    /// Returns all known periods, in no particular order; they may overlap. A cycle without a known beginning has none.
    public List<ImpactPeriod> periods() {
        if (stated.isEmpty() && cycles.size() == 1) {
            ImpactPeriod only = periodOf(0);
            return only == null ? List.of() : List.of(only);
        }
        List<ImpactPeriod> periods = new ArrayList<>();
        for (ImpactInterval interval : stated) {
            periods.add(periodOf(interval));
        }
        for (int cycle = coveredCycles; cycle < cycles.size(); cycle++) {
            ImpactPeriod period = periodOf(cycle);
            if (period != null) {
                periods.add(period);
            }
        }
        return periods;
    }

    /// An explicit interval without an end ends with the cycle in which it was recorded.
    private ImpactPeriod periodOf(ImpactInterval interval) {
        FactSource factSource = Objects.requireNonNull(told);
        MilestoneFact end = interval.to() == null ? endFrom(coveredCycles - 1) : factSource.fact(interval.to());
        return new ImpactPeriod(interval.service(), interval.level(), factSource.fact(interval.from()), end);
    }

    private @Nullable ImpactPeriod periodOf(int index) {
        MilestoneFact startFact = index == 0 ? start : cycles.get(index).resumed();
        return startFact == null ? null : new ImpactPeriod(null, null, startFact, endFrom(index));
    }

    /// Returns the first known end of this cycle or a later one: a cycle without an end lasted into the next one.
    private @Nullable MilestoneFact endFrom(int index) {
        return IntStream.range(index, cycles.size()).mapToObj(this::endOf).flatMap(Stream::ofNullable).findFirst()
                .orElse(null);
    }

    private @Nullable MilestoneFact endOf(int index) {
        ImpactCycle cycle = cycles.get(index);
        return index == cycles.size() - 1 ? cycle.end() : cycle.formerEnd();
    }

    /// Returns the milestone "impact started": the explicit one, otherwise the start of the earliest explicit interval.
    @Nullable MilestoneFact started() {
        FactSource factSource = told;
        if (start != null || factSource == null) {
            return start;
        }
        return stated.stream()
                .map(ImpactInterval::from)
                .min(Comparator.naturalOrder())
                .map(factSource::fact)
                .orElse(null);
    }

    /// Returns the milestone "impact ended": the explicit end of the present cycle, otherwise the latest end of the
    /// explicit intervals if none of them is ongoing and no cycle began after them.
    @Nullable MilestoneFact ended() {
        MilestoneFact end = cycles.getLast().end();
        if (end != null || told == null || stated.isEmpty() || coveredCycles < cycles.size()) {
            return end;
        }
        Instant latest = stated.getFirst().from();
        for (ImpactInterval interval : stated) {
            if (interval.to() == null) {
                return null;
            }
            latest = interval.to().isAfter(latest) ? interval.to() : latest;
        }
        return told.fact(latest);
    }

    /// Returns the end of the first impact, after which nothing was impaired for some time; null if the impact is
    /// ongoing or the end is not known.
    @Nullable MilestoneFact firstEnded() {
        List<ImpactPeriod> periods = periods();
        if (periods.isEmpty()) {
            return endFrom(0);
        }
        List<ImpactSpan> spans = ImpactSpan.of(periods);
        Instant to = spans.getFirst().to();
        return spans.size() == 1 || to == null ? ended() : factOf(to, ImpactInterval::to);
    }

    /// Returns the beginning of the last impact, before which nothing was impaired for some time; null if it is not
    /// known.
    @Nullable MilestoneFact lastStarted() {
        List<ImpactSpan> spans = ImpactSpan.of(periods());
        return spans.size() < 2 ? started() : factOf(spans.getLast().from(), ImpactInterval::from);
    }

    /// Returns the fact from which it is known that a period begins or ends at the given time.
    private @Nullable MilestoneFact factOf(Instant at, Function<ImpactInterval, @Nullable Instant> side) {
        for (ImpactInterval interval : stated) {
            if (told != null && at.equals(side.apply(interval))) {
                return told.fact(at);
            }
        }
        Stream<MilestoneFact> ofCycles = IntStream.range(0, cycles.size()).boxed().flatMap(cycle -> Stream
                .concat(Stream.ofNullable(endOf(cycle)), Stream.ofNullable(cycles.get(cycle).resumed())));
        return Stream.concat(Stream.ofNullable(start), ofCycles).filter(fact -> fact.at().equals(at)).findFirst()
                .orElse(null);
    }
}
