package io.incidentledger.events.milestones;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.IncidentEvent.ActionItemEvent;
import io.incidentledger.events.IncidentEvent.DuplicateEvent;
import io.incidentledger.events.IncidentEvent.ResponderEvent;
import io.incidentledger.events.IncidentEvent.TimelineEvent;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Role;
import io.incidentledger.events.Status;
import io.incidentledger.events.milestones.SupersededFacts.Superseded;
import org.jspecify.annotations.Nullable;

/// Finds the superseded facts of one stream in a single pass in chronological order. Not thread-safe; use one instance
/// per stream.
final class SupersededFactFinder {

    private final Map<Long, List<Superseded>> marks = new HashMap<>();
    private final Map<Long, Integer> stated = new HashMap<>();
    private final Map<Long, Long> restored = new HashMap<>();
    private final Map<Milestone, Told> milestones = new EnumMap<>(Milestone.class);
    private final Map<String, RecordedEvent> facts = new HashMap<>();
    private final List<RecordedEvent> intervals = new ArrayList<>();
    /// Updates that consist only of the status "resolved", by sequence.
    private final Map<Long, RecordedEvent> announcements = new HashMap<>();
    private ImpactCycle cycle = ImpactCycle.FIRST;

    /// What was recorded for a milestone in the present cycle.
    private static final class Told {
        /// The occurrence that counts if there is no explicit milestone.
        private @Nullable RecordedEvent occurrence;
        /// Whether a later update revoked the occurrence.
        private boolean takenBack;
        /// The last explicit milestone or withdrawal.
        private @Nullable RecordedEvent last;
        /// The first explicit milestone that was not withdrawn; those that follow supersede one another.
        private @Nullable RecordedEvent statement;

        /// Returns the fact that counts.
        @Nullable MilestoneFact fact() {
            RecordedEvent counts = statement == null ? occurrence : last;
            return counts == null ? null : factOf(counts);
        }
    }

    void take(RecordedEvent recorded) {
        switch (recorded.event()) {
            case IncidentDeclared _ -> first(Milestone.DECLARED, recorded);
            case IncidentAcknowledged _ -> first(Milestone.ACKNOWLEDGED, recorded);
            case RoleAssigned assigned when assigned.role() == Role.INCIDENT_COMMANDER ->
                first(Milestone.COMMANDER_ASSIGNED, recorded);
            case StatusUpdated updated -> updated(updated, recorded);
            case PostmortemPublished _ -> first(Milestone.POSTMORTEM_PUBLISHED, recorded);
            case IncidentMitigated _ -> again(Milestone.MITIGATED, recorded);
            case IncidentResolved _ -> resolved(recorded);
            case IncidentClosed _ -> again(Milestone.CLOSED, recorded);
            case IncidentReopened _ -> reopened(recorded);
            case MilestoneRecorded milestone -> state(milestone, recorded);
            case MilestoneCleared cleared -> withdraw(cleared.milestone(), recorded);
            case DetailsChanged change -> state(RecordedFactLister.of(change), recorded);
            case ImpactRecorded told -> state(told, recorded);
            case DuplicateEvent _,ResponderEvent _,TimelineEvent _,Correction _,ActionItemEvent _,SeverityChanged _,DetailsEvent _,IncidentCancelled _,IncidentRevived _,IncidentMerged _,IncidentUnmerged _,PostmortemEvent _ ->
                {
                }
        }
    }

    SupersededFacts finish() {
        milestones.forEach(this::finish);
        return new SupersededFacts(marks, stated, restored);
    }

    private Told told(Milestone milestone) {
        return milestones.computeIfAbsent(milestone, _ -> new Told());
    }

    private void first(Milestone milestone, RecordedEvent recorded) {
        Told told = told(milestone);
        if (told.occurrence == null || factOf(recorded).isBefore(factOf(told.occurrence))) {
            told.occurrence = recorded;
        }
    }

    private void again(Milestone milestone, RecordedEvent recorded) {
        Told told = told(milestone);
        RecordedEvent before = told.occurrence;
        boolean holds = before == null || factOf(recorded).supersedes(factOf(before));
        if (before != null && !told.takenBack) {
            supersedeTime(holds ? before : recorded, milestone, holds ? recorded : before);
        }
        told.occurrence = holds ? recorded : before;
        told.takenBack = false;
    }

    private static MilestoneFact factOf(RecordedEvent recorded) {
        return MilestoneFact.of(recorded, null);
    }

    private void updated(StatusUpdated updated, RecordedEvent recorded) {
        if (updated.message() != null) {
            first(Milestone.FIRST_UPDATE, recorded);
        }
        if (updated.status() == Status.IDENTIFIED) {
            first(Milestone.CAUSE_IDENTIFIED, recorded);
        }
        if (updated.status() == Status.INVESTIGATING || updated.status() == Status.IDENTIFIED) {
            told(Milestone.MITIGATED).takenBack = true;
        }
        if (updated.status() == Status.RESOLVED) {
            cycle = cycle.announcedResolved(factOf(recorded));
            if (updated.message() == null) {
                announcements.put(recorded.sequence(), recorded);
            }
        }
    }

    private void resolved(RecordedEvent recorded) {
        again(Milestone.RESOLVED, recorded);
        cycle = cycle.resolved(told(Milestone.RESOLVED).fact(), recorded.sequence());
    }

    private void reopened(RecordedEvent recorded) {
        milestones.forEach((milestone, told) -> {
            if (milestone.perCycle()) {
                finish(milestone, told);
            }
        });
        milestones.keySet().removeIf(Milestone::perCycle);
        cycle = ImpactCycle.startingWith(factOf(recorded));
    }

    private void state(MilestoneRecorded milestone, RecordedEvent recorded) {
        Told told = said(milestone.milestone(), recorded);
        told.statement = told.statement == null ? recorded : told.statement;
        if (milestone.milestone() == Milestone.IMPACT_ENDED) {
            MilestoneFact end = MilestoneFact.of(recorded, milestone.quality());
            cycle = cycle.endingWith(end, end.quality() == MilestoneQuality.ESTIMATED && isResolution(end.at()));
        } else if (milestone.milestone() == Milestone.RESOLVED) {
            cycle = cycle.resolvedAt(told(Milestone.RESOLVED).fact());
        }
    }

    private void withdraw(Milestone milestone, RecordedEvent recorded) {
        said(milestone, recorded).statement = null;
        if (milestone == Milestone.IMPACT_ENDED) {
            cycle = cycle.endingWith(null, false);
        } else if (milestone == Milestone.RESOLVED) {
            cycle = cycle.resolvedAt(told(Milestone.RESOLVED).fact());
        }
    }

    private Told said(Milestone milestone, RecordedEvent recorded) {
        Told told = told(milestone);
        if (told.last != null) {
            supersede(told.last, milestone.wireName(), recorded);
        }
        told.last = recorded;
        stated.put(recorded.sequence(), 1);
        return told;
    }

    private boolean isResolution(Instant at) {
        RecordedEvent occurrence = told(Milestone.RESOLVED).occurrence;
        MilestoneFact resolution = cycle.resolution();
        return resolution != null && resolution.at().equals(at)
                || occurrence != null && occurrence.happenedAt().equals(at);
    }

    /// Called when the cycle of the milestone, or the stream, is over.
    private void finish(Milestone milestone, Told told) {
        if (told.occurrence != null && told.statement != null) {
            supersedeTime(told.occurrence, milestone, told.statement);
        }
        if (told.occurrence != null && told.last != null && told.statement == null) {
            restored.put(told.last.sequence(), told.occurrence.sequence());
        }
        if (milestone == Milestone.IMPACT_ENDED && told.last != null && cycle.follows()) {
            finishEnd(told.last);
        }
    }

    /// An end that was taken from the resolution has moved with it.
    private void finishEnd(RecordedEvent told) {
        Told resolved = milestones.get(Milestone.RESOLVED);
        MilestoneFact end = cycle.end();
        if (resolved != null && resolved.last != null && end != null && !end.at().equals(told.happenedAt())) {
            supersede(told, Milestone.IMPACT_ENDED.wireName(), resolved.last);
        }
    }

    /// Roles and updates are history. But an update that consists only of the status "resolved" adds nothing to the
    /// resolution that it caused, so it is superseded with it.
    private void supersedeTime(RecordedEvent occurrence, Milestone milestone, RecordedEvent by) {
        if (occurrence.event() instanceof RoleAssigned || occurrence.event() instanceof StatusUpdated) {
            return;
        }
        supersede(occurrence, milestone.wireName(), by);
        RecordedEvent announcement = announcements.get(occurrence.sequence() - 1);
        if (milestone == Milestone.RESOLVED && announcement != null
                && Objects.equals(announcement.event().occurredAt(), occurrence.event().occurredAt())) {
            supersede(announcement, milestone.wireName(), by);
        }
    }

    private void state(ImpactRecorded told, RecordedEvent recorded) {
        List<String> names = RecordedFactLister.besidesIntervals(told.facts());
        state(names, recorded);
        if (told.facts().intervals() != null) {
            stated.put(recorded.sequence(), names.size() + 1);
            MilestoneFact mitigated = told(Milestone.MITIGATED).fact();
            if (!recorded.fromImport()
                    || !DerivedImpactDetector.is(told, this::isResolution, mitigated == null ? null : mitigated.at())) {
                intervals.forEach(before -> supersede(before, RecordedFactLister.INTERVALS, recorded));
                intervals.clear();
            }
            intervals.add(recorded);
        }
    }

    private void state(List<String> names, RecordedEvent recorded) {
        stated.put(recorded.sequence(), names.size());
        for (String name : names) {
            RecordedEvent before = facts.put(name, recorded);
            if (before != null) {
                supersede(before, name, recorded);
            }
        }
    }

    private void supersede(RecordedEvent before, String fact, RecordedEvent by) {
        marks.computeIfAbsent(before.sequence(), _ -> new ArrayList<>()).add(new Superseded(fact, by.sequence()));
    }
}
