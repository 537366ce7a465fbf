package io.incidentledger.query.milestones;

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
