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

/// When something was impaired. Two sources are put together: cycles (from the milestone "impact started" to "impact
/// ended", a further one from each reopening), and intervals that somebody stated. Stated intervals replace the cycles
/// that they were stated in or after; a cycle that begins later counts beside them. A cycle that a reopening followed
/// ended with its resolution unless its end was stated, or denied.
///
/// @param start the stated beginning of the first cycle
/// @param cycles in the order in which they came; at least one
/// @param stated the intervals that were stated last; empty: none
/// @param told where the ledger learned them; null: never
/// @param imported an import stated them
/// @param coveredCycles how many of the cycles the stated intervals stand for
public record ImpactTimeline(@Nullable MilestoneFact start, List<ImpactCycle> cycles, List<ImpactInterval> stated,
        @Nullable FactSource told, boolean imported, int coveredCycles) {

    static final ImpactTimeline UNKNOWN = new ImpactTimeline(null, List.of(ImpactCycle.FIRST), List.of(),
            null, false, 0);

    ImpactTimeline startingWith(@Nullable MilestoneFact fact) {
        return with(fact, cycles, stated);
    }

    /// The end of the present cycle; null withdraws it.
    ///
    /// @param follows
    ///            it is the resolution's time
    ImpactTimeline endingWith(@Nullable MilestoneFact fact, boolean follows) {
        return present(cycle -> cycle.endingWith(fact, follows));
    }

    /// An update says that the present cycle is over.
    ImpactTimeline announcedResolved(MilestoneFact fact) {
        return present(cycle -> cycle.announcedResolved(fact));
    }

    /// The present cycle is over.
    ///
    /// @param sequence
    ///            of the event that says so
    ImpactTimeline resolved(@Nullable MilestoneFact fact, long sequence) {
        return present(cycle -> cycle.resolved(fact, sequence));
    }

    /// The present cycle was over at another time than was said before; null: it is not known when.
    ImpactTimeline resolvedAt(@Nullable MilestoneFact fact) {
        return present(cycle -> cycle.resolvedAt(fact));
    }

    /// @param sequence
    ///            of what a person retracted
    ImpactTimeline afterRetraction(long sequence) {
        return cycles.stream().allMatch(cycle -> cycle.afterRetraction(sequence) == cycle)
                ? this
                : with(start, cycles.stream().map(cycle -> cycle.afterRetraction(sequence)).toList(), stated);
    }

    /// Whether the stated intervals stand for the present cycle, too.
    boolean coversPresentCycle() {
        return coveredCycles == cycles.size();
    }

    /// Whether the present cycle was over then.
    boolean isResolution(Instant at) {
        MilestoneFact resolution = cycles.getLast().resolution();
        return resolution != null && resolution.at().equals(at);
    }

    private ImpactTimeline present(UnaryOperator<ImpactCycle> change) {
        List<ImpactCycle> changed = new ArrayList<>(cycles);
        changed.set(changed.size() - 1, change.apply(changed.getLast()));
        return with(start, List.copyOf(changed), stated);
    }

    /// As if the impact had started then: the stated intervals move with it, as [ExplicitIntervals] says. Reopenings
    /// stay.
    ImpactTimeline supposingStart(MilestoneFact fact) {
        MilestoneFact before = started();
        return with(fact, cycles, stated.isEmpty() || before == null
                ? stated
                : statedIntervals().startingLaterBy(Duration.between(before.at(), fact.at())));
    }

    /// As if the impact of the present cycle had ended then: the stated intervals move with it, as [ExplicitIntervals]
    /// says, unless a reopening came after them. When no end was known they end with it at the latest.
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

    /// As if nobody knew when it began, nor when it began again: there is no stretch of impact, and the first and the
    /// last end stay known.
    ImpactTimeline withoutStart() {
        return new ImpactTimeline(null,
                Stream.of(firstEnded(), ended()).map(end -> ImpactCycle.FIRST.endingWith(end, false)).toList(),
                List.of(), null, false, 0);
    }

    /// As if nobody knew of an end: it lasts.
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

    /// Replaces the stated intervals; an empty list withdraws them.
    ///
    /// @param byImport
    ///            an import states them
    ImpactTimeline stating(List<ImpactInterval> intervals, FactSource factSource, boolean byImport) {
        return new ImpactTimeline(start, cycles, List.copyOf(intervals), factSource, byImport,
                intervals.isEmpty() ? 0 : cycles.size());
    }

    /// Withdraws the intervals that an import stated.
    ImpactTimeline withoutImported() {
        return imported ? new ImpactTimeline(start, cycles, List.of(), told, false, 0) : this;
    }

    /// Every stretch that is known, in no particular order; they may overlap. A cycle without a known beginning has
    /// none.
    public List<ImpactPeriod> stretches() {
        if (stated.isEmpty() && cycles.size() == 1) {
            ImpactPeriod only = stretchOf(0);
            return only == null ? List.of() : List.of(only);
        }
        List<ImpactPeriod> stretches = new ArrayList<>();
        for (ImpactInterval interval : stated) {
            stretches.add(stretchOf(interval));
        }
        for (int cycle = coveredCycles; cycle < cycles.size(); cycle++) {
            ImpactPeriod period = stretchOf(cycle);
            if (period != null) {
                stretches.add(period);
            }
        }
        return stretches;
    }

    /// A stated interval without an end of its own ends with the cycle in which it was stated.
    private ImpactPeriod stretchOf(ImpactInterval interval) {
        FactSource factSource = Objects.requireNonNull(told);
        MilestoneFact end = interval.to() == null ? endFrom(coveredCycles - 1) : factSource.fact(interval.to());
        return new ImpactPeriod(interval.service(), interval.level(), factSource.fact(interval.from()), end);
    }

    private @Nullable ImpactPeriod stretchOf(int index) {
        MilestoneFact beginning = index == 0 ? start : cycles.get(index).resumed();
        return beginning == null ? null : new ImpactPeriod(null, null, beginning, endFrom(index));
    }

    /// The first end that is known of this cycle or a later one: a cycle that did not end lasted into the next.
    private @Nullable MilestoneFact endFrom(int index) {
        return IntStream.range(index, cycles.size()).mapToObj(this::endOf).flatMap(Stream::ofNullable).findFirst()
                .orElse(null);
    }

    private @Nullable MilestoneFact endOf(int index) {
        ImpactCycle cycle = cycles.get(index);
        return index == cycles.size() - 1 ? cycle.end() : cycle.formerEnd();
    }

    /// The milestone "impact started": what was stated, else the earliest stated interval.
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

    /// The milestone "impact ended": the stated end of the present cycle, else the latest end of the stated intervals
    /// when none of them lasts and none began later.
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

    /// The end of the first impact, after which for some time nothing was impaired; null: it lasts, or nobody said.
    @Nullable MilestoneFact firstEnded() {
        List<ImpactPeriod> stretches = stretches();
        if (stretches.isEmpty()) {
            return endFrom(0);
        }
        List<ImpactSpan> spans = ImpactSpan.of(stretches);
        Instant to = spans.getFirst().to();
        return spans.size() == 1 || to == null ? ended() : factOf(to, ImpactInterval::to);
    }

    /// The beginning of the last impact, before which for some time nothing was impaired; null: nobody said.
    @Nullable MilestoneFact lastStarted() {
        List<ImpactSpan> spans = ImpactSpan.of(stretches());
        return spans.size() < 2 ? started() : factOf(spans.getLast().from(), ImpactInterval::from);
    }

    /// How it is known that a stretch begins or ends then.
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
