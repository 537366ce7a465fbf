package io.incidentledger.events.milestones;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import io.incidentledger.events.Milestone;
import org.jspecify.annotations.Nullable;

/// Finds times of an incident that contradict each other, according to the [MilestoneOrdering] table, in each of its
/// cycles. Pure.
public final class MilestoneConsistencyChecker {

    /// The milestones that are reached anew in each cycle; all others belong to the incident as a whole.
    static final List<Milestone> OF_A_CYCLE = List.of(Milestone.MITIGATED, Milestone.RESOLVED, Milestone.CLOSED);

    private static final String REOPENED = "reopened";
    private static final String CANCELLED = "cancelled";
    private static final String IMPACT = "impact";
    private static final String BEFORE_REOPENING = "a reopened incident must end after the reopening";

    private MilestoneConsistencyChecker() {}

    /// Returns all contradictions: first those of the present milestones, then those of former cycles, then those of
    /// the impact.
    ///
    /// @param now the time of evaluation
    public static List<Contradiction> all(Milestones milestones, Instant now) {
        List<Contradiction> found = new ArrayList<>();
        for (Milestone milestone : Milestone.values()) {
            MilestoneFact fact = milestones.fact(milestone);
            if (fact != null) {
                found.addAll(against(milestones, milestone, fact, now));
            }
        }
        if (!milestones.formerCycles().isEmpty()) {
            formerCycles(milestones, found);
        }
        MilestoneFact declared = milestones.fact(Milestone.DECLARED);
        MilestoneFact withdrawn = milestones.withdrawn();
        if (withdrawn != null && isBefore(withdrawn, declared)) {
            found.add(Contradiction.ofOrder(Milestone.DECLARED.wireName(), CANCELLED,
                    "an incident cannot be cancelled before it is declared", 0));
        }
        impact(milestones, now, found);
        return found;
    }

    /// Returns the contradictions of a milestone as it is shown.
    static List<Contradiction> against(Milestones milestones, Milestone milestone, MilestoneFact fact, Instant now) {
        List<Contradiction> found = new ArrayList<>();
        if (fact.at().isAfter(now)) {
            found.add(Contradiction.inFuture(milestone));
        }
        ofPresent(milestones, milestone, fact, found);
        return found;
    }

    /// Whether a time is out of order, whether it is that of a milestone as it is shown or of one of its other
    /// occurrences.
    public static boolean isOutOfOrder(Milestones milestones, Milestone milestone, MilestoneFact fact) {
        List<Contradiction> found = new ArrayList<>();
        if (fact.equals(milestones.fact(milestone))) {
            ofPresent(milestones, milestone, fact, found);
            return !found.isEmpty();
        }
        List<MilestoneCycle> former = milestones.formerCycles();
        for (int cycle = 0; cycle < former.size(); cycle++) {
            if (fact.equals(former.get(cycle).fact(milestone))) {
                ofCycle(milestones, cycle, milestone, fact, found);
            }
        }
        return switch (milestone) {
            case IMPACT_STARTED -> isEarlyReopening(milestones, fact);
            case IMPACT_ENDED -> milestones.impact().periods().stream()
                    .anyMatch(period -> fact.equals(period.ending()) && period.negative());
            case DETECTED, DECLARED, ACKNOWLEDGED, COMMANDER_ASSIGNED, FIRST_UPDATE, CAUSE_IDENTIFIED,
                    MITIGATION_STARTED, MITIGATED, RESOLVED, POSTMORTEM_PUBLISHED, CLOSED ->
                !found.isEmpty();
        };
    }

    /// Whether a reopening lies before the end of the cycle that it reopened.
    public static boolean reopensTooEarly(Milestones milestones) {
        List<Contradiction> found = new ArrayList<>();
        reopenings(milestones, found);
        return !found.isEmpty();
    }

    private static boolean isEarlyReopening(Milestones milestones, MilestoneFact fact) {
        List<MilestoneCycle> former = milestones.formerCycles();
        for (int cycle = 0; cycle < former.size(); cycle++) {
            MilestoneFact reopening = beginningOf(milestones, cycle + 1);
            if (fact.equals(reopening) && OF_A_CYCLE.stream().anyMatch(endsTooLate(former.get(cycle), reopening))) {
                return true;
            }
        }
        return false;
    }

    private static void ofPresent(Milestones milestones, Milestone milestone, MilestoneFact fact,
            List<Contradiction> found) {
        byTable(milestone, fact, milestones::fact, 0, found);
        MilestoneFact reopening = beginningOf(milestones, milestones.formerCycles().size());
        if (isBefore(fact, reopening) && endsCycle(milestones, milestone)) {
            found.add(Contradiction.ofOrder(REOPENED, milestone.wireName(), BEFORE_REOPENING, 0));
        }
    }

    /// A mitigation may be that of the first cycle, because status pages keep its time. The same applies to an end of
    /// the impact that was recorded as an explicit interval, which counts regardless of what happened in between.
    private static boolean endsCycle(Milestones milestones, Milestone milestone) {
        return milestone == Milestone.RESOLVED || milestone == Milestone.CLOSED
                || milestone == Milestone.IMPACT_ENDED && !milestones.impact().coversPresentCycle();
    }

    private static void formerCycles(Milestones milestones, List<Contradiction> found) {
        List<MilestoneCycle> former = milestones.formerCycles();
        for (int cycle = 0; cycle < former.size(); cycle++) {
            for (Milestone milestone : OF_A_CYCLE) {
                MilestoneFact fact = former.get(cycle).fact(milestone);
                if (fact != null) {
                    ofCycle(milestones, cycle, milestone, fact, found);
                }
            }
        }
        MilestoneFact resolved = former.getFirst().fact(Milestone.RESOLVED);
        MilestoneFact published = milestones.fact(Milestone.POSTMORTEM_PUBLISHED);
        if (milestones.fact(Milestone.RESOLVED) == null && published != null && isBefore(published, resolved)) {
            MilestoneOrdering.before(Milestone.POSTMORTEM_PUBLISHED).forEach(pair -> found.add(Contradiction.ofOrder(
                    Milestone.RESOLVED.wireName(), Milestone.POSTMORTEM_PUBLISHED.wireName(), pair.reason(), 1)));
        }
        reopenings(milestones, found);
    }

    private static void ofCycle(Milestones milestones, int cycle, Milestone milestone, MilestoneFact fact,
            List<Contradiction> found) {
        MilestoneCycle own = milestones.formerCycles().get(cycle);
        byTable(milestone, fact, each -> OF_A_CYCLE.contains(each) ? own.fact(each) : milestones.fact(each), cycle + 1,
                found);
        if (milestone != Milestone.MITIGATED && isBefore(fact, own.began())) {
            found.add(Contradiction.ofOrder(REOPENED, milestone.wireName(), BEFORE_REOPENING, cycle + 1));
        }
    }

    private static void reopenings(Milestones milestones, List<Contradiction> found) {
        List<MilestoneCycle> former = milestones.formerCycles();
        for (int cycle = 0; cycle < former.size(); cycle++) {
            MilestoneCycle before = former.get(cycle);
            MilestoneFact reopening = beginningOf(milestones, cycle + 1);
            int number = cycle + 1;
            OF_A_CYCLE.stream().filter(endsTooLate(before, reopening)).forEach(milestone -> found.add(
                    Contradiction.ofOrder(milestone.wireName(), REOPENED,
                            "an incident cannot be reopened before it ends",
                            number)));
        }
    }

    private static Predicate<Milestone> endsTooLate(MilestoneCycle cycle,
            @Nullable MilestoneFact reopening) {
        return milestone -> milestone != Milestone.MITIGATED && reopening != null
                && isBefore(reopening, cycle.fact(milestone));
    }

    private static void byTable(Milestone milestone, MilestoneFact fact,
            Function<Milestone, @Nullable MilestoneFact> facts, int cycle, List<Contradiction> found) {
        for (MilestoneOrdering pair : MilestoneOrdering.before(milestone)) {
            if (isBefore(fact, facts.apply(pair.earlier()))) {
                found.add(Contradiction.ofOrder(pair.earlier().wireName(), milestone.wireName(), pair.reason(), cycle));
            }
        }
    }

    private static @Nullable MilestoneFact beginningOf(Milestones milestones, int cycle) {
        List<MilestoneCycle> former = milestones.formerCycles();
        return cycle < former.size() ? former.get(cycle).began() : milestones.impact().cycles().getLast().resumed();
    }

    private static boolean isBefore(MilestoneFact fact, @Nullable MilestoneFact earliest) {
        return earliest != null && fact.at().isBefore(earliest.at());
    }

    private static void impact(Milestones milestones, Instant now, List<Contradiction> found) {
        List<String> both = List.of(Milestone.IMPACT_STARTED.wireName(), Milestone.IMPACT_ENDED.wireName());
        for (ImpactPeriod period : milestones.impact().periods()) {
            if (period.negative()) {
                found.add(new Contradiction(Contradiction.Kind.IMPACT_ORDER, IMPACT, "it ends before it starts", both,
                        0));
            }
            if (period.reachesBeyond(now)) {
                found.add(new Contradiction(Contradiction.Kind.IMPACT_FUTURE, IMPACT, "it extends into the future",
                        period.from().isAfter(now) ? both : both.subList(1, 2), 0));
            }
        }
    }
}
