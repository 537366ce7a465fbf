package io.incidentledger.command.incident;

import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/**
 * Where an incident stands, and the rules that follow from it.
 *
 * @param mitigated
 *            it was mitigated and nothing said since that it was not
 * @param mergedInto
 *            the incident that goes on instead; null: it was not merged
 */
record Progress(Status status, boolean acknowledged, boolean mitigated, @Nullable String mergedInto) {

    static final Progress START = new Progress(Status.INVESTIGATING, false, false, null);

    Progress afterAcknowledgement() {
        return new Progress(status, true, mitigated, mergedInto);
    }

    Progress afterMitigation() {
        return new Progress(Status.MONITORING, acknowledged, true, mergedInto);
    }

    Progress after(Status next) {
        boolean stillMitigated = mitigated && next != Status.INVESTIGATING && next != Status.IDENTIFIED;
        return new Progress(next, acknowledged, stillMitigated, mergedInto);
    }

    Progress afterMerge(String into) {
        return new Progress(Status.MERGED, acknowledged, mitigated, into);
    }

    /** Cancelled and merged incidents keep growing their timeline, and nothing else. */
    void requireNotWithdrawn() {
        if (status == Status.CANCELLED) {
            throw Rule.INCIDENT_CANCELLED.violated("the incident was cancelled; only its timeline still grows");
        }
        if (status == Status.MERGED) {
            throw Rule.INCIDENT_MERGED.violated("the incident was merged into " + mergedInto + "; go on there");
        }
    }

    /** Open or resolved. */
    void requireActive() {
        requireNotWithdrawn();
        if (status == Status.CLOSED) {
            throw Rule.INCIDENT_CLOSED.violated("the incident is closed; reopen it first");
        }
    }

    void requireOpen() {
        requireActive();
        if (status == Status.RESOLVED) {
            throw Rule.INCIDENT_RESOLVED.violated("the incident is resolved; reopen it first");
        }
    }

    /** Resolved, perhaps closed since. */
    void requireResolved() {
        requireNotWithdrawn();
        if (status.open()) {
            throw Rule.INCIDENT_NOT_RESOLVED.violated("the incident is " + status.wireName() + "; resolve it first");
        }
    }
}
