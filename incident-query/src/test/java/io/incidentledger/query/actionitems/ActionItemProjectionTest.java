package io.incidentledger.query.actionitems;

import java.time.LocalDate;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import org.junit.jupiter.api.Test;

import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ActionItemProjectionTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);
    private static final ActionItemAdded ADDED = new ActionItemAdded("a1", "Add an alert", null, ActionItemPriority.P2,
            MAY, null);

    private static ActionItemDocument after(IncidentEvent... events) {
        return History.ofIncident().add(ADDED).at("15:00").add(events).fold(new ActionItemProjection()::evolve);
    }

    @Test
    void itBeginsOpen() {
        assertThat(after())
                .isEqualTo(new ActionItemDocument(History.INCIDENT, "Add an alert", null, ActionItemPriority.P2,
                        ActionItemStatus.OPEN, MAY,
                        time("14:00"), time("14:00")));
    }

    @Test
    void aChangeChangesWhatItNamesAndNothingElse() {
        assertThat(after(new ActionItemChanged("a1", null, "eve", null, ActionItemStatus.IN_PROGRESS, null, null)))
                .isEqualTo(new ActionItemDocument(History.INCIDENT, "Add an alert", "eve", ActionItemPriority.P2,
                        ActionItemStatus.IN_PROGRESS, MAY,
                        time("14:00"), time("15:00")));
        assertThat(after(new ActionItemChanged("a1", "Page", null, ActionItemPriority.P1, null, MAY.plusDays(1), null)))
                .isEqualTo(new ActionItemDocument(History.INCIDENT, "Page", null, ActionItemPriority.P1,
                        ActionItemStatus.OPEN,
                        MAY.plusDays(1),
                        time("14:00"), time("15:00")));
    }

    @Test
    void changingWhatWasNeverAddedIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> History.ofIncident()
                .add(new ActionItemChanged("a1", null, "eve", null, null, null, null))
                .fold(new ActionItemProjection()::evolve));
    }

    @Test
    void onlyItsOwnEventsConcernIt() {
        assertThat(ActionItemProjection.idOf(History.ofIncident().add(ADDED).events().getFirst())).isEqualTo("a1");
        assertThat(
                ActionItemProjection.idOf(History.ofIncident().add(new IncidentAcknowledged(null)).events().getFirst()))
                .isNull();
    }

    @Test
    void itIsOverdueFromTheDayAfterUntilItIsFinished() {
        assertThat(after().overdueOn(MAY)).isFalse();
        assertThat(after().overdueOn(MAY.plusDays(1))).isTrue();
        assertThat(after(new ActionItemChanged("a1", null, null, null, ActionItemStatus.WONT_DO, null, null))
                .overdueOn(MAY.plusDays(1))).isFalse();
    }
}
