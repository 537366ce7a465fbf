package io.incidentledger.events.warnings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent.ActionItemEvent;
import io.incidentledger.events.IncidentEvent.DetailsEvent;
import io.incidentledger.events.IncidentEvent.DuplicateEvent;
import io.incidentledger.events.IncidentEvent.ImpactEvent;
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
import io.incidentledger.events.IncidentEvent.PostmortemEvent;
import io.incidentledger.events.IncidentEvent.ResponsibilityAssigned;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.RoleUnassigned;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEvent;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.NameKey;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.milestones.LifecycleStatus;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.milestones.Milestones;
import org.jspecify.annotations.Nullable;

/// The state of an incident that determines its warnings, folded from its corrected stream where no view of the
/// incident is available; a test compares it with the incident's own projection. Immutable.
///
/// @param holders in the order of assignment
/// @param lastWordAt the latest time at which an update with a message was given; null if there was none
/// @param declaredAt the time in the declaration
/// @param reporting whether the incident is recorded while it is in progress
public record ConsistencyState(Milestones milestones, Severity severity, LifecycleStatus status, List<Holder> holders,
        boolean responsible, @Nullable Instant lastWordAt, Instant declaredAt, ReportingMode reporting) {

    record Holder(Role role, String assignee) {}

    /// @param before null if the event is the declaration
    /// @throws IllegalStateException if the stream does not begin with a declaration
    public static ConsistencyState evolve(@Nullable ConsistencyState before, RecordedEvent recorded) {
        if (before != null) {
            return before.with(before.milestones.evolve(recorded)).with(before.reporting.after(recorded))
                    .after(recorded);
        }
        if (recorded.event() instanceof IncidentDeclared declared) {
            return new ConsistencyState(Milestones.NONE.evolve(recorded), declared.severity(), LifecycleStatus.DECLARED,
                    List.of(), false, null, recorded.happenedAt(), ReportingMode.of(declared, recorded));
        }
        throw new IllegalStateException("incident " + recorded.incidentId() + " begins without a declaration");
    }

    private ConsistencyState after(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case SeverityChanged change -> new ConsistencyState(milestones, change.severity(), status, holders,
                    responsible, lastWordAt, declaredAt,
                    reporting);
            case RoleAssigned taken -> with(taken(taken));
            case RoleUnassigned left -> with(without(left.role(), left.assignee()));
            case ResponsibilityAssigned assigned -> new ConsistencyState(milestones, severity, status, holders,
                    assigned.team() != null || assigned.individual() != null, lastWordAt, declaredAt, reporting);
            case StatusUpdated update -> to(status.after(update)).word(update, recorded.happenedAt());
            case IncidentMitigated _,IncidentResolved _,IncidentReopened _,IncidentClosed _,IncidentCancelled _,IncidentMerged _,IncidentRevived _,IncidentUnmerged _ ->
                to(status.after(recorded.event()));
            case DuplicateEvent _,DetailsEvent _,TimelineEvent _,Correction _,ImpactEvent _,ActionItemEvent _,PostmortemEvent _,IncidentDeclared _,IncidentAcknowledged _ ->
                this;
        };
    }

    private ConsistencyState to(LifecycleStatus changed) {
        return new ConsistencyState(milestones, severity, changed, holders, responsible, lastWordAt, declaredAt,
                reporting);
    }

    private ConsistencyState word(StatusUpdated update, Instant at) {
        return update.message() == null || lastWordAt != null && lastWordAt.isAfter(at)
                ? this
                : new ConsistencyState(milestones, severity, status, holders, responsible, at, declaredAt, reporting);
    }

    private ConsistencyState with(Milestones changed) {
        return changed == milestones
                ? this
                : new ConsistencyState(changed, severity, status, holders, responsible, lastWordAt, declaredAt,
                        reporting);
    }

    private ConsistencyState with(ReportingMode changed) {
        return new ConsistencyState(milestones, severity, status, holders, responsible, lastWordAt, declaredAt,
                changed);
    }

    private ConsistencyState with(List<Holder> changed) {
        return new ConsistencyState(milestones, severity, status, changed, responsible, lastWordAt, declaredAt,
                reporting);
    }

    private List<Holder> taken(RoleAssigned taken) {
        List<Holder> changed = taken.role().severalHolders()
                ? new ArrayList<>(without(taken.role(), taken.assignee()))
                : new ArrayList<>(holders.stream().filter(held -> held.role() != taken.role()).toList());
        changed.add(new Holder(taken.role(), taken.assignee()));
        return List.copyOf(changed);
    }

    private List<Holder> without(Role role, String assignee) {
        return holders.stream().filter(held -> held.role() != role
                || !NameKey.of(held.assignee()).equals(NameKey.of(assignee))).toList();
    }

    private boolean holds(Role role) {
        return holders.stream().anyMatch(held -> held.role() == role);
    }

    /// Returns the input from which the warnings are computed.
    public IncidentWarningInput subject() {
        MilestoneFact declared = milestones.fact(Milestone.DECLARED);
        Instant statedAt = declared != null ? declared.at() : declaredAt;
        return new IncidentWarningInput(status.current(), severity, holds(Role.INCIDENT_COMMANDER),
                Arrays.stream(Role.values()).filter(role -> role.lead() && !holds(role)).toList(), responsible,
                lastWordAt != null ? lastWordAt : statedAt, reporting.live(), milestones);
    }
}
