package io.incidentledger.milestones;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.incidentledger.events.ImpactInterval;
import org.jspecify.annotations.Nullable;

/// When something was impaired. Two sources are put together: cycles (from the milestone "impact started" to "impact ended", a further one from each reopening), and intervals
/// that somebody stated. Stated intervals replace the cycles that they were stated in or after; a cycle that begins later counts beside them.
///
/// @param start
///            the stated beginning of the first cycle
/// @param cycles
///            in the order in which they came; at least one
/// @param stated
///            the intervals that were stated last; empty: none
/// @param told
///            where the ledger learned them; null: never
/// @param coveredCycles
///            how many of the cycles the stated intervals stand for
public record ImpactTimeline(@Nullable MilestoneFact start, List<ImpactCycle> cycles, List<ImpactInterval> stated,
        @Nullable Telling told, int coveredCycles) {

    static final ImpactTimeline UNKNOWN = new ImpactTimeline(null, List.of(new ImpactCycle(null, null)), List.of(),
            null, 0);

    ImpactTimeline startingWith(@Nullable MilestoneFact fact) {
        return new ImpactTimeline(fact, cycles, stated, told, coveredCycles);
    }

    /// The end of the present cycle; null withdraws it.
    ImpactTimeline endingWith(@Nullable MilestoneFact fact) {
        List<ImpactCycle> changed = new ArrayList<>(cycles);
        changed.set(changed.size() - 1, changed.getLast().endingWith(fact));
        return new ImpactTimeline(start, List.copyOf(changed), stated, told, coveredCycles);
    }

    /// As if the impact had started then: the stated intervals move with it, as [StatedIntervals] says. Reopenings stay.
    ImpactTimeline supposingStart(MilestoneFact fact) {
        MilestoneFact before = started();
        return with(fact, cycles, stated.isEmpty() || before == null
                ? stated
                : statedIntervals().startingLaterBy(Duration.between(before.at(), fact.at())));
    }

    /// As if the impact of the present cycle had ended then: the stated intervals move with it, as [StatedIntervals] says, unless a reopening came after them. When no end was known
    /// they end with it at the latest.
    ImpactTimeline supposingEnd(MilestoneFact fact) {
        ImpactTimeline ended = endingWith(fact);
        MilestoneFact before = ended();
        if (stated.isEmpty() || coveredCycles < cycles.size()) {
            return ended;
        }
        return ended.with(start, ended.cycles, before == null
                ? statedIntervals().endingAt(fact.at())
                : statedIntervals().endingLaterBy(Duration.between(before.at(), fact.at())));
    }

    /// As if nobody knew when it began, nor when it began again: there is no stretch of impact, and the first and the last end stay known.
    ImpactTimeline withoutStart() {
        return new ImpactTimeline(null,
                List.of(new ImpactCycle(null, firstEnded()), new ImpactCycle(null, ended())), List.of(), null, 0);
    }

    /// As if nobody knew of an end: it lasts.
    ImpactTimeline withoutEnds() {
        return with(start, cycles.stream().map(cycle -> cycle.endingWith(null)).toList(),
                stated.stream().map(each -> new ImpactInterval(each.service(), each.level(), each.from(), null))
                        .toList());
    }

    private StatedIntervals statedIntervals() {
        MilestoneFact end = endFrom(coveredCycles - 1);
        return new StatedIntervals(stated, end == null ? null : end.at());
    }

    private ImpactTimeline with(@Nullable MilestoneFact changedStart, List<ImpactCycle> changedCycles,
            List<ImpactInterval> intervals) {
        return new ImpactTimeline(changedStart, changedCycles, intervals, told, coveredCycles);
    }

    ImpactTimeline resumed(MilestoneFact reopening) {
        List<ImpactCycle> changed = new ArrayList<>(cycles);
        changed.add(new ImpactCycle(reopening, null));
        return new ImpactTimeline(start, List.copyOf(changed), stated, told, coveredCycles);
    }

    /// Replaces the stated intervals; an empty list withdraws them.
    ImpactTimeline stating(List<ImpactInterval> intervals, Telling telling) {
        return new ImpactTimeline(start, cycles, List.copyOf(intervals), telling,
                intervals.isEmpty() ? 0 : cycles.size());
    }

    /// Every stretch that is known, in no particular order; they may overlap. A cycle without a known beginning has none.
    public List<ImpactStretch> stretches() {
        if (stated.isEmpty() && cycles.size() == 1) {
            ImpactStretch only = stretchOf(0);
            return only == null ? List.of() : List.of(only);
        }
        List<ImpactStretch> stretches = new ArrayList<>();
        for (ImpactInterval interval : stated) {
            stretches.add(stretchOf(interval));
        }
        for (int cycle = coveredCycles; cycle < cycles.size(); cycle++) {
            ImpactStretch stretch = stretchOf(cycle);
            if (stretch != null) {
                stretches.add(stretch);
            }
        }
        return stretches;
    }

    /// A stated interval without an end of its own ends with the cycle in which it was stated.
    private ImpactStretch stretchOf(ImpactInterval interval) {
        Telling telling = Objects.requireNonNull(told);
        MilestoneFact end = interval.to() == null ? endFrom(coveredCycles - 1) : telling.fact(interval.to());
        return new ImpactStretch(interval.service(), interval.level(), telling.fact(interval.from()), end);
    }

    private @Nullable ImpactStretch stretchOf(int index) {
        MilestoneFact beginning = index == 0 ? start : cycles.get(index).resumed();
        return beginning == null ? null : new ImpactStretch(null, null, beginning, endFrom(index));
    }

    /// The first end that was stated in this cycle or a later one: a cycle that nobody ended lasted into the next.
    private @Nullable MilestoneFact endFrom(int index) {
        for (ImpactCycle cycle : cycles.subList(index, cycles.size())) {
            if (cycle.end() != null) {
                return cycle.end();
            }
        }
        return null;
    }

    /// The milestone "impact started": what was stated, else the earliest stated interval.
    @Nullable MilestoneFact started() {
        Telling telling = told;
        if (start != null || telling == null) {
            return start;
        }
        return stated.stream()
                .map(ImpactInterval::from)
                .min(Comparator.naturalOrder())
                .map(telling::fact)
                .orElse(null);
    }

    /// The milestone "impact ended": the stated end of the present cycle, else the latest end of the stated intervals when none of them lasts and none began later.
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
        List<ImpactStretch> stretches = stretches();
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
        Stream<MilestoneFact> ofCycles = cycles.stream()
                .flatMap(cycle -> Stream.of(Optional.ofNullable(cycle.end()), Optional.ofNullable(cycle.resumed())))
                .flatMap(Optional::stream);
        return Stream.concat(Stream.ofNullable(start), ofCycles).filter(fact -> fact.at().equals(at)).findFirst()
                .orElse(null);
    }
}
