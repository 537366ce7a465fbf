package io.incidentledger.events.milestones;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.events.Correction;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.ActionItemEvent;
import io.incidentledger.events.IncidentEvent.DetailsEvent;
import io.incidentledger.events.IncidentEvent.DuplicateEvent;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.IncidentRevived;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.IncidentEvent.PostmortemEvent;
import io.incidentledger.events.IncidentEvent.PostmortemPublished;
import io.incidentledger.events.IncidentEvent.PostmortemSectionWritten;
import io.incidentledger.events.IncidentEvent.PostmortemTimelineSignedOff;
import io.incidentledger.events.IncidentEvent.ResponderEvent;
import io.incidentledger.events.IncidentEvent.ResponsibilityAssigned;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.RoleUnassigned;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEvent;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Role;
import io.incidentledger.events.Status;
import io.incidentledger.events.policy.MilestoneOccurrence;
import org.jspecify.annotations.Nullable;

/// The milestones of one incident, folded from its events in chronological order. Immutable. An explicit milestone
/// ([MilestoneRecorded]) overrides what other events imply until it is withdrawn; a reopening withdraws both for the
/// milestones that ended the previous cycle. Contradictions are kept and reported when the milestones are read.
///
/// @param observed the milestones that events imply: for "mitigated", "resolved" and "closed" the chronologically
///     latest one of the present cycle, for the others the earliest
/// @param others for milestones that were observed more than once, the opposite end: for "mitigated", "resolved" and
///     "closed" the earliest of the present cycle, for the others the latest
/// @param former the first "mitigated", "resolved" and "closed" of the cycles that a reopening ended
/// @param stated the explicit milestones, except those of the impact
/// @param impact what is known of "impact started" and "impact ended"
/// @param formerCycles the cycles that a reopening ended, in the order in which they came
/// @param withdrawn when the incident was cancelled or merged, so that no more milestones will come; null if it was not
public record Milestones(Map<Milestone, MilestoneFact> observed, Map<Milestone, MilestoneFact> others,
        Map<Milestone, MilestoneFact> former, Map<Milestone, MilestoneFact> stated, ImpactTimeline impact,
        List<MilestoneCycle> formerCycles, @Nullable MilestoneFact withdrawn) {

    /// The milestones that a reopening takes back; the end of the impact is handled by the impact cycles.
    private static final List<Milestone> ENDING = MilestoneConsistencyChecker.OF_A_CYCLE;

    /// The milestones before the first event.
    public static final Milestones NONE = new Milestones(Map.of(), Map.of(), Map.of(), Map.of(), ImpactTimeline.UNKNOWN,
            List.of(), null);

    /// Returns the milestones after an event.
    public Milestones evolve(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case IncidentDeclared _ -> earliest(Milestone.DECLARED, recorded);
            case IncidentAcknowledged _ -> earliest(Milestone.ACKNOWLEDGED, recorded);
            case RoleAssigned assigned when assigned.role() == Role.INCIDENT_COMMANDER ->
                earliest(Milestone.COMMANDER_ASSIGNED, recorded);
            case StatusUpdated updated -> updated(updated, recorded);
            case IncidentMitigated _ -> last(Milestone.MITIGATED, recorded);
            case IncidentResolved _ -> last(Milestone.RESOLVED, recorded).resolvedBy(recorded.sequence());
            case IncidentReopened _ -> reopened(MilestoneFact.of(recorded, null));
            case IncidentClosed _ -> last(Milestone.CLOSED, recorded);
            case PostmortemPublished _ -> earliest(Milestone.POSTMORTEM_PUBLISHED, recorded);
            case IncidentCancelled _,IncidentMerged _ -> withdrawnWith(MilestoneFact.of(recorded, null));
            case IncidentRevived _,IncidentUnmerged _ -> withdrawnWith(null);
            case MilestoneRecorded statement ->
                state(statement.milestone(), MilestoneFact.of(recorded, statement.quality()));
            case MilestoneCleared cleared -> state(cleared.milestone(), null);
            case ImpactRecorded statement -> stating(statement, recorded);
            case EntryRetracted retracted when !recorded.fromImport() ->
                impacting(impact.afterRetraction(retracted.entrySequence()));
            case DuplicateEvent _,ResponderEvent _,DetailsEvent _,TimelineEvent _,Correction _,ActionItemEvent _,SeverityChanged _,PostmortemEvent _ ->
                this;
        };
    }

    /// Whether an event of this kind never changes a milestone.
    public static boolean passOver(IncidentEvent event) {
        return switch (event) {
            case DuplicateEvent _,DetailsEvent _,TimelineEvent _,ActionItemEvent _,RoleUnassigned _,ResponsibilityAssigned _,SeverityChanged _,PostmortemSectionWritten _,PostmortemTimelineSignedOff _ ->
                true;
            case IncidentEvent _ -> false;
        };
    }

    /// Whether an event of this kind may be folded after events that happened later and still give the same milestones,
    /// because it only determines when something came first and last.
    public static boolean mayComeLater(IncidentEvent event) {
        return switch (event) {
            case IncidentAcknowledged _,RoleAssigned _ -> true;
            case StatusUpdated updated -> updated.status() != Status.RESOLVED;
            case IncidentEvent other -> passOver(other);
        };
    }

    private Milestones updated(StatusUpdated updated, RecordedEvent recorded) {
        Milestones after = updated.message() == null ? this : earliest(Milestone.FIRST_UPDATE, recorded);
        if (updated.status() == Status.RESOLVED) {
            return after.impacting(impact.announcedResolved(MilestoneFact.of(recorded, null)));
        }
        return updated.status() == Status.IDENTIFIED ? after.earliest(Milestone.CAUSE_IDENTIFIED, recorded) : after;
    }

    private Milestones resolvedBy(long sequence) {
        return impacting(impact.resolved(fact(Milestone.RESOLVED), sequence));
    }

    private Milestones earliest(Milestone milestone, RecordedEvent recorded) {
        MilestoneFact fact = MilestoneFact.of(recorded, null);
        MilestoneFact known = observed.get(milestone);
        MilestoneFact latest = others.getOrDefault(milestone, known);
        if (known == null || latest == null) {
            return observing(with(observed, milestone, fact), others);
        }
        if (fact.isBefore(known)) {
            return observing(with(observed, milestone, fact), with(others, milestone, latest));
        }
        return fact.isBefore(latest) ? this : observing(observed, with(others, milestone, fact));
    }

    private Milestones last(Milestone milestone, RecordedEvent recorded) {
        MilestoneFact fact = MilestoneFact.of(recorded, null);
        MilestoneFact before = observed.get(milestone);
        MilestoneFact earliest = others.getOrDefault(milestone, before);
        MilestoneFact holding = before == null || fact.supersedes(before) ? fact : before;
        return observing(with(observed, milestone, holding), earliest == null
                ? others
                : with(others, milestone, fact.at().isBefore(earliest.at()) ? fact : earliest));
    }

    private Milestones observing(Map<Milestone, MilestoneFact> changed, Map<Milestone, MilestoneFact> changedOthers) {
        return new Milestones(changed, changedOthers, former, stated, impact, formerCycles, withdrawn);
    }

    private Milestones reopened(MilestoneFact reopening) {
        Map<Milestone, MilestoneFact> first = former;
        for (Milestone milestone : ENDING) {
            MilestoneFact reached = first(milestone);
            if (reached == null && milestone == Milestone.RESOLVED) {
                reached = impact.cycles().getLast().resolution();
            }
            first = reached == null ? first : with(first, milestone, reached);
        }
        List<MilestoneCycle> cycles = new ArrayList<>(formerCycles);
        cycles.add(presentCycle());
        return new Milestones(withoutEnding(observed), withoutEnding(others), first, withoutEnding(stated),
                impact.resumed(reopening), List.copyOf(cycles), withdrawn);
    }

    private MilestoneCycle presentCycle() {
        Map<Milestone, MilestoneFact> reached = new EnumMap<>(Milestone.class);
        for (Milestone milestone : ENDING) {
            MilestoneFact fact = fact(milestone);
            if (fact == null && milestone == Milestone.RESOLVED) {
                fact = impact.cycles().getLast().resolution();
            }
            if (fact != null) {
                reached.put(milestone, fact);
            }
        }
        return new MilestoneCycle(impact.cycles().getLast().resumed(), Collections.unmodifiableMap(reached));
    }

    private Milestones withdrawnWith(@Nullable MilestoneFact fact) {
        return new Milestones(observed, others, former, stated, impact, formerCycles, fact);
    }

    /// Whether no more milestones will come.
    public boolean over() {
        return withdrawn != null;
    }

    private Milestones state(Milestone milestone, @Nullable MilestoneFact fact) {
        return switch (milestone) {
            case IMPACT_STARTED ->
                new Milestones(observed, others, former, stated, impact.startingWith(fact), formerCycles, withdrawn);
            case IMPACT_ENDED -> impacting(impact.endingWith(fact, fact != null && followsResolution(fact)));
            case RESOLVED -> {
                Milestones after = stating(milestone, fact);
                yield after.impacting(after.impact.resolvedAt(after.fact(milestone)));
            }
            case DETECTED, DECLARED, ACKNOWLEDGED, COMMANDER_ASSIGNED, FIRST_UPDATE, CAUSE_IDENTIFIED,
                    MITIGATION_STARTED, MITIGATED, POSTMORTEM_PUBLISHED, CLOSED ->
                stating(milestone, fact);
        };
    }

    private Milestones stating(Milestone milestone, @Nullable MilestoneFact fact) {
        return new Milestones(observed, others, former, with(stated, milestone, fact), impact, formerCycles, withdrawn);
    }

    /// Whether the end of the impact was taken from the resolution, as resolving an incident and imports do.
    private boolean followsResolution(MilestoneFact end) {
        return end.quality() == MilestoneQuality.ESTIMATED && isResolution(end.at());
    }

    private boolean isResolution(Instant at) {
        MilestoneFact resolved = observed.get(Milestone.RESOLVED);
        return impact.isResolution(at) || resolved != null && resolved.at().equals(at);
    }

    /// Returns what would be known in the scenario that this is the time of the milestone: as if it had been recorded
    /// explicitly last, so that its other occurrences and the former cycles do not change. For the impact it changes
    /// more than an explicit milestone does, see [ImpactTimeline]. A scenario that equals the known fact changes
    /// nothing.
    public Milestones supposing(Milestone milestone, MilestoneFact fact) {
        if (fact.equals(fact(milestone))) {
            return this;
        }
        return switch (milestone) {
            case IMPACT_STARTED -> impacting(impact.supposingStart(fact));
            case IMPACT_ENDED -> impacting(impact.supposingEnd(fact));
            case DETECTED, DECLARED, ACKNOWLEDGED, COMMANDER_ASSIGNED, FIRST_UPDATE, CAUSE_IDENTIFIED,
                    MITIGATION_STARTED, MITIGATED, RESOLVED, POSTMORTEM_PUBLISHED, CLOSED ->
                stating(milestone, fact);
        };
    }

    /// Returns what would be known if no occurrence of the milestone were known, in any cycle and from any source.
    /// Without its start an impact has no length; without its ends it is ongoing.
    public Milestones without(Milestone milestone) {
        return switch (milestone) {
            case IMPACT_STARTED -> impacting(impact.withoutStart());
            case IMPACT_ENDED -> impacting(impact.withoutEnds());
            case DETECTED, DECLARED, ACKNOWLEDGED, COMMANDER_ASSIGNED, FIRST_UPDATE, CAUSE_IDENTIFIED,
                    MITIGATION_STARTED, MITIGATED, RESOLVED, POSTMORTEM_PUBLISHED, CLOSED ->
                new Milestones(with(observed, milestone, null), with(others, milestone, null),
                        with(former, milestone, null), with(stated, milestone, null), impact,
                        formerCycles.stream().map(cycle -> new MilestoneCycle(cycle.began(),
                                with(cycle.reached(), milestone, null))).toList(),
                        withdrawn);
        };
    }

    private Milestones impacting(ImpactTimeline changed) {
        return new Milestones(observed, others, former, stated, changed, formerCycles, withdrawn);
    }

    private Milestones stating(ImpactRecorded statement, RecordedEvent recorded) {
        List<ImpactInterval> intervals = statement.facts().intervals();
        if (intervals == null) {
            return this;
        }
        boolean imported = recorded.fromImport();
        MilestoneFact mitigated = fact(Milestone.MITIGATED);
        boolean derived = imported
                && DerivedImpactDetector.is(statement, this::isResolution, mitigated == null ? null : mitigated.at());
        return impacting(derived
                ? impact.withoutImported()
                : impact.stating(intervals, FactSource.of(recorded), imported));
    }

    private static Map<Milestone, MilestoneFact> withoutEnding(Map<Milestone, MilestoneFact> facts) {
        Map<Milestone, MilestoneFact> kept = new EnumMap<>(Milestone.class);
        kept.putAll(facts);
        kept.keySet().removeAll(ENDING);
        return Collections.unmodifiableMap(kept);
    }

    private static Map<Milestone, MilestoneFact> with(Map<Milestone, MilestoneFact> facts, Milestone milestone,
            @Nullable MilestoneFact fact) {
        Map<Milestone, MilestoneFact> changed = new EnumMap<>(Milestone.class);
        changed.putAll(facts);
        if (fact == null) {
            changed.remove(milestone);
        } else {
            changed.put(milestone, fact);
        }
        return Collections.unmodifiableMap(changed);
    }

    /// Returns what is known of a milestone, even if it is contradictory; null if nothing is known.
    public @Nullable MilestoneFact fact(Milestone milestone) {
        return switch (milestone) {
            case IMPACT_STARTED -> impact.started();
            case IMPACT_ENDED -> impact.ended();
            case DETECTED, DECLARED, ACKNOWLEDGED, COMMANDER_ASSIGNED, FIRST_UPDATE, CAUSE_IDENTIFIED,
                    MITIGATION_STARTED,
                    MITIGATED, RESOLVED, POSTMORTEM_PUBLISHED, CLOSED -> {
                MilestoneFact statement = stated.get(milestone);
                yield statement != null ? statement : observed.get(milestone);
            }
        };
    }

    /// Whether all milestones are shown alike, though their other occurrences may differ. Compares by identity, so it
    /// may be false for equal milestones.
    public boolean showsTheSameAs(Milestones other) {
        return observed == other.observed && stated == other.stated && impact == other.impact
                && withdrawn == other.withdrawn;
    }

    /// Whether all facts in effect are equal, in every cycle, regardless of how they are represented here. Superseded
    /// facts are not compared, though a measure may use one as a first occurrence.
    public boolean hasSameFactsAs(Milestones other) {
        return formerCycles.equals(other.formerCycles) && Objects.equals(withdrawn, other.withdrawn)
                && impact.periods().equals(other.impact.periods())
                && Arrays.stream(Milestone.values())
                        .allMatch(milestone -> Objects.equals(fact(milestone), other.fact(milestone)));
    }

    /// Returns one side of a measure; null if nothing is known of it. The first and the last occurrence are taken over
    /// all cycles, with two qualifications. An explicit milestone replaces the occurrence that the milestone has by
    /// default: the last one of the cycle for "mitigated", "impact ended", "resolved" and "closed", the first one for
    /// all others. And a reopening withdraws the last occurrence of those four, because it is not known until it comes
    /// again.
    public @Nullable MilestoneFact fact(MilestoneOccurrence side) {
        return switch (side.occurrence()) {
            case null -> fact(side.milestone());
            case FIRST -> first(side.milestone());
            case LAST -> last(side.milestone());
        };
    }

    private @Nullable MilestoneFact first(Milestone milestone) {
        return switch (milestone) {
            case MITIGATED, RESOLVED, CLOSED -> {
                MilestoneFact before = former.get(milestone);
                yield before != null ? before : earlier(fact(milestone), others.get(milestone));
            }
            case IMPACT_ENDED -> impact.firstEnded();
            case IMPACT_STARTED, DETECTED, DECLARED, ACKNOWLEDGED, COMMANDER_ASSIGNED, FIRST_UPDATE, CAUSE_IDENTIFIED,
                    MITIGATION_STARTED, POSTMORTEM_PUBLISHED ->
                fact(milestone);
        };
    }

    private @Nullable MilestoneFact last(Milestone milestone) {
        return switch (milestone) {
            case MITIGATED, IMPACT_ENDED, RESOLVED, CLOSED -> fact(milestone);
            case IMPACT_STARTED -> impact.lastStarted();
            case DETECTED, DECLARED, ACKNOWLEDGED, COMMANDER_ASSIGNED, FIRST_UPDATE, CAUSE_IDENTIFIED,
                    MITIGATION_STARTED, POSTMORTEM_PUBLISHED ->
                later(fact(milestone), others.get(milestone));
        };
    }

    private static @Nullable MilestoneFact earlier(@Nullable MilestoneFact one, @Nullable MilestoneFact other) {
        return one == null || other != null && other.at().isBefore(one.at()) ? other : one;
    }

    private static @Nullable MilestoneFact later(@Nullable MilestoneFact one, @Nullable MilestoneFact other) {
        return one == null || other != null && other.at().isAfter(one.at()) ? other : one;
    }

    /// Evaluates a milestone for display.
    ///
    /// @param now the time of evaluation: times after it are invalid until they have passed
    public EvaluatedMilestone reading(Milestone milestone, Instant now) {
        MilestoneFact fact = fact(milestone);
        if (fact == null) {
            return EvaluatedMilestone.absent(over() ? MeasurementStatus.NOT_APPLICABLE : MeasurementStatus.PENDING);
        }
        List<String> contradictions = contradictions(milestone, fact, now);
        return contradictions.isEmpty()
                ? EvaluatedMilestone.recorded(fact)
                : EvaluatedMilestone.invalid(fact, String.join("; ", contradictions));
    }

    private List<String> contradictions(Milestone milestone, MilestoneFact fact, Instant now) {
        return MilestoneConsistencyChecker.against(this, milestone, fact, now).stream().map(Contradiction::sentence)
                .toList();
    }

    /// Evaluates all milestones, in their usual order.
    public Map<Milestone, EvaluatedMilestone> readings(Instant now) {
        Map<Milestone, EvaluatedMilestone> readings = new EnumMap<>(Milestone.class);
        for (Milestone milestone : Milestone.values()) {
            readings.put(milestone, reading(milestone, now));
        }
        return readings;
    }
}
