package io.incidentledger.query.board;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent.ActionItemEvent;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
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
import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.IncidentEvent.PostmortemEvent;
import io.incidentledger.events.IncidentEvent.ResponderEvent;
import io.incidentledger.events.IncidentEvent.ResponsibilityAssigned;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.RoleUnassigned;
import io.incidentledger.events.IncidentEvent.ServicesChanged;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEvent;
import io.incidentledger.events.IncidentEvent.VisibilityChanged;
import io.incidentledger.events.Labels;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Role;
import io.incidentledger.events.milestones.LifecycleStatus;
import io.incidentledger.projection.Fold;
import org.jspecify.annotations.Nullable;

/// Folds an incident's stream into its board row. A test compares everything that this fold shares with the incident's
/// own projection against that projection.
public final class BoardProjection implements Fold<BoardSearchFields> {

    /// @throws IllegalStateException if the stream does not begin with a declaration
    @Override
    public BoardSearchFields evolve(@Nullable BoardSearchFields row, RecordedEvent recorded) {
        if (row != null) {
            return evolved(row.changed(recorded.recordedAt()), recorded);
        }
        if (recorded.event() instanceof IncidentDeclared declared) {
            return declared(declared, recorded);
        }
        throw new IllegalStateException("incident " + recorded.incidentId() + " begins without a declaration");
    }

    private static BoardSearchFields declared(IncidentDeclared declared, RecordedEvent recorded) {
        return new BoardSearchFields(declared.title(), declared.summary(), declared.severity(),
                LifecycleStatus.DECLARED,
                declared.mode(), declared.visibility(), declared.source(), distinct(declared.services()),
                Map.copyOf(declared.labels()),
                null, null, declared.externalRef(), recorded.position(), recorded.happenedAt(), null, null, null,
                recorded.recordedAt());
    }

    private static BoardSearchFields evolved(BoardSearchFields row, RecordedEvent recorded) {
        return switch (recorded.event()) {
            case SeverityChanged change -> row.withSeverity(change.severity());
            case IncidentResolved resolved ->
                row.withLifecycle(row.lifecycle().after(resolved)).resolved(recorded.happenedAt());
            case IncidentReopened reopened -> row.withLifecycle(row.lifecycle().after(reopened)).reopened();
            case StatusUpdated _,IncidentMitigated _,IncidentClosed _,IncidentCancelled _,IncidentMerged _,IncidentRevived _,IncidentUnmerged _ ->
                row.withLifecycle(row.lifecycle().after(recorded.event()));
            case VisibilityChanged change -> row.withVisibility(change.visibility());
            case ResponsibilityAssigned assigned -> row.withTeam(assigned.team());
            case DetailsChanged change -> details(row, change);
            case ServicesChanged change -> row.withServices(change.appliedTo(row.services()));
            case MilestoneRecorded explicit -> milestone(row, explicit.milestone(), recorded.happenedAt());
            case MilestoneCleared cleared -> milestone(row, cleared.milestone(), null);
            case RoleAssigned assigned -> assigned.role() == Role.INCIDENT_COMMANDER
                    ? row.withCommander(assigned.assignee())
                    : row;
            case RoleUnassigned left -> left.role() == Role.INCIDENT_COMMANDER
                    && left.assignee().equals(row.commander()) ? row.withCommander(null) : row;
            case DuplicateEvent _,TimelineEvent _,Correction _,ActionItemEvent _,PostmortemEvent _,IncidentDeclared _,IncidentAcknowledged _,ResponderEvent _,DetailsEvent _,ImpactEvent _ ->
                row;
        };
    }

    private static BoardSearchFields milestone(BoardSearchFields row, Milestone milestone, @Nullable Instant at) {
        if (milestone == Milestone.DECLARED) {
            return row.withStatedAt(at);
        }
        return milestone == Milestone.RESOLVED ? row.withStatedResolvedAt(at) : row;
    }

    private static BoardSearchFields details(BoardSearchFields row, DetailsChanged change) {
        return row.with(changed -> changed.title(change.title() != null ? change.title() : row.title())
                .summary(change.summary() != null ? change.summary() : row.summary())
                .labels(Labels.merged(row.labels(), change.labels())));
    }

    private static List<String> distinct(List<String> services) {
        return List.copyOf(new LinkedHashSet<>(services));
    }
}
