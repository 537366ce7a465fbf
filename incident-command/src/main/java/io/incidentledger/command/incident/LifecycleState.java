package io.incidentledger.command.incident;

import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentRevived;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.Status;
import io.incidentledger.events.milestones.LifecycleStatus;
import org.jspecify.annotations.Nullable;

/// The lifecycle state of an incident, and the rules that depend on it.
///
/// @param mitigated it was mitigated, and no later event says otherwise
/// @param turn the last event that cancelled, revived, merged or unmerged it; null: there is none
record LifecycleState(LifecycleStatus lifecycle, boolean acknowledged, boolean mitigated,
        @Nullable IncidentEvent turn) {

    static final LifecycleState START = new LifecycleState(LifecycleStatus.DECLARED, false, false, null);

    Status status() {
        return lifecycle.current();
    }

    /// The incident that continues in its place; null: it is not merged.
    @Nullable String mergedInto() {
        return status() == Status.MERGED && turn instanceof IncidentMerged merged ? merged.into() : null;
    }

    LifecycleState after(IncidentEvent event) {
        LifecycleStatus next = lifecycle.after(event);
        boolean atWork = next.response() == Status.INVESTIGATING || next.response() == Status.IDENTIFIED;
        return new LifecycleState(next, acknowledged || event instanceof IncidentAcknowledged,
                event instanceof IncidentMitigated || mitigated && !atWork, isTurn(event) ? event : turn);
    }

    private static boolean isTurn(IncidentEvent event) {
        return event instanceof IncidentCancelled || event instanceof IncidentRevived
                || event instanceof IncidentMerged || event instanceof IncidentUnmerged;
    }

    /// A merged incident still accepts timeline entries, corrections and changes of its action items; everything else
    /// belongs to the incident that it was merged into.
    void requireNotMerged() {
        String into = mergedInto();
        if (into != null) {
            throw IncidentRule.INCIDENT_MERGED.violated("The incident was merged into " + into + "; use that incident.",
                    into);
        }
    }

    /// Until a cancelled incident is revived, only its timeline, action items and postmortem can change.
    void requireNotWithdrawn() {
        if (status() == Status.CANCELLED) {
            throw IncidentRule.INCIDENT_CANCELLED.violated("The incident was cancelled; revive it first.");
        }
        requireNotMerged();
    }

    /// Requires an open or resolved incident.
    void requireActive() {
        requireNotWithdrawn();
        if (status() == Status.CLOSED) {
            throw IncidentRule.INCIDENT_CLOSED.violated("The incident is closed; reopen it first.");
        }
    }

    void requireOpen() {
        requireActive();
        if (status() == Status.RESOLVED) {
            throw IncidentRule.INCIDENT_RESOLVED.violated("The incident is resolved; reopen it first.");
        }
    }

    /// Requires a resolved incident, which may be closed.
    void requireResolved() {
        requireNotWithdrawn();
        if (status().open()) {
            throw IncidentRule.INCIDENT_NOT_RESOLVED
                    .violated("The status of the incident is " + status().wireName() + "; resolve it first.");
        }
    }

    /// Requires an incident that is over: it was resolved, or it was a false alarm.
    void requireOver() {
        if (status() != Status.CANCELLED) {
            requireResolved();
        }
    }
}
