package io.incidentledger.events.milestones;

import io.incidentledger.events.Audience;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.IncidentRevived;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Status;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LifecycleStatusTest {

    private static StatusUpdated update(Status status) {
        return new StatusUpdated("u", status, "…", Audience.INTERNAL, null);
    }

    private static Status after(IncidentEvent... events) {
        LifecycleStatus status = LifecycleStatus.DECLARED;
        for (IncidentEvent event : events) {
            status = status.after(event);
        }
        return status.current();
    }

    @Test
    void eachStepOfTheResponseHasItsStatus() {
        assertThat(after(new IncidentAcknowledged(null))).isEqualTo(Status.INVESTIGATING);
        assertThat(after(update(Status.IDENTIFIED), update(null))).isEqualTo(Status.IDENTIFIED);
        assertThat(after(new IncidentMitigated(null, null))).isEqualTo(Status.MONITORING);
        assertThat(after(new IncidentResolved(null, null))).isEqualTo(Status.RESOLVED);
        assertThat(after(new IncidentResolved(null, null), new IncidentClosed(null, null))).isEqualTo(Status.CLOSED);
    }

    @Test
    void onlyAReopeningOpensItAgain() {
        assertThat(
                after(new IncidentResolved(null, null), update(Status.IDENTIFIED), new IncidentMitigated(null, null)))
                .isEqualTo(Status.RESOLVED);
        assertThat(after(new IncidentResolved(null, null), new IncidentReopened(null, null)))
                .isEqualTo(Status.INVESTIGATING);
    }

    @Test
    void whatUndoesACancellationOrAMergeBringsBackWhatTheResponseHasReachedMeanwhile() {
        assertThat(after(new IncidentCancelled(null, null), update(Status.MONITORING))).isEqualTo(Status.CANCELLED);
        assertThat(after(new IncidentCancelled(null, null), update(Status.MONITORING),
                new IncidentRevived(null, null))).isEqualTo(Status.MONITORING);
        assertThat(after(new IncidentMerged("another", null, null), new IncidentResolved(null, null)))
                .isEqualTo(Status.MERGED);
        assertThat(after(new IncidentMerged("another", null, null), new IncidentResolved(null, null),
                new IncidentUnmerged("another", null, null))).isEqualTo(Status.RESOLVED);
    }
}
