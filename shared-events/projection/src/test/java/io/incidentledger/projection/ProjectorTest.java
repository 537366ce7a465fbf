package io.incidentledger.projection;

import java.util.List;

import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.codec.UnreadableEventException;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.projection.documents.StoredView;
import io.incidentledger.projection.memory.MemoryViewStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProjectorTest {

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final IncidentLog incidents = new IncidentLog(log);
    private final MemoryViewStore store = new MemoryViewStore();

    /// A view that counts the events of each incident; its fold can be made to fail on cancellations.
    private StoredView<Integer> counting(String name, boolean chokesOnCancellation) {
        Fold<Integer> fold = (count, event) -> {
            if (chokesOnCancellation && event.event() instanceof IncidentCancelled) {
                throw new IllegalStateException("choked");
            }
            return (count == null ? 0 : count) + 1;
        };
        return new StoredView<>(
                store.open(new DocumentViewDefinition<>(name, 1, Integer.class, RecordedEvent::incidentId, fold,
                        List.of())));
    }

    private void acknowledge(String incidentId) {
        incidents.add(incidentId, new IncidentAcknowledged(null));
    }

    private void cancel(String incidentId) {
        incidents.add(incidentId, new IncidentCancelled(null, null));
    }

    private static @Nullable Integer count(StoredView<Integer> view, String incidentId) {
        return view.documents().find(incidentId).map(StoredDocument::content).orElse(null);
    }

    @Test
    void everyViewGetsEveryEventOnceEvenWhenAStretchComesAgain() {
        StoredView<Integer> one = counting("one", false);
        StoredView<Integer> other = counting("other", false);
        Projector projector = new Projector(new EventCodec(), List.of(one, other));
        acknowledge("i1");
        acknowledge("i2");
        acknowledge("i1");

        projector.apply(log.read(0, 2));
        projector.apply(log.read(0, 3));
        projector.apply(log.read(1, 2));

        assertThat(count(one, "i1")).isEqualTo(2);
        assertThat(count(other, "i1")).isEqualTo(2);
        assertThat(one.documents().find("i1").orElseThrow().position()).isEqualTo(3);
        assertThat(projector.position()).isEqualTo(3);
    }

    @Test
    void eventsThatAreNoIncidentsMoveThePositionAndNothingElse() {
        StoredView<Integer> view = counting("one", false);
        Projector projector = new Projector(new EventCodec(), List.of(view));
        acknowledge("i1");
        incidents.addForeign("Service", "s1", "ServiceRetired", "{}");
        incidents.addForeign(null, "", "PolicyAdopted", "{}");

        projector.apply(log.read(0, 10));

        assertThat(view.position()).isEqualTo(3);
        assertThat(view.documents().count(List.of())).isEqualTo(1);
    }

    @Test
    void aPoisonEventStopsItsViewRightBeforeItAndNoOther() {
        StoredView<Integer> choking = counting("choking", true);
        StoredView<Integer> healthy = counting("healthy", false);
        Projector projector = new Projector(new EventCodec(), List.of(choking, healthy));
        acknowledge("i1");
        acknowledge("i2");
        cancel("i2");
        acknowledge("i1");

        projector.apply(log.read(0, 10));
        acknowledge("i1");
        projector.apply(log.read(4, 10));

        assertThat(choking.position()).isEqualTo(2);
        assertThat(count(choking, "i1")).isEqualTo(1);
        assertThat(count(choking, "i2")).isEqualTo(1);
        assertThat(projector.progressOf(choking).failure()).hasMessageContaining("choking")
                .hasMessageContaining("position 3")
                .hasMessageContaining("choked");
        assertThat(count(healthy, "i1")).isEqualTo(3);
        assertThat(projector.progressOf(healthy).failure()).isNull();
        assertThat(projector.position()).isEqualTo(5);
        assertThat(projector.stopped()).isFalse();
    }

    @Test
    void anEventThatNobodyCanReadStopsEveryViewRightBeforeIt() {
        StoredView<Integer> view = counting("one", false);
        Projector projector = new Projector(new EventCodec(), List.of(view));
        acknowledge("i1");
        incidents.addForeign(EventDecoder.INCIDENT_STREAM, "i1", "IncidentTeleported", "{}");
        acknowledge("i1");

        projector.apply(log.read(0, 10));

        assertThat(view.position()).isEqualTo(1);
        assertThat(projector.stopped()).isTrue();
        assertThat(projector.progressOf(view).failure()).hasCauseInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("position 2");
    }

    @Test
    void aFaultOfOneStoreDoesNotKeepEventsFromOtherViewsAndIsTold() {
        StoredView<Integer> healthy = counting("healthy", false);
        View faulty = new View() {

            @Override
            public String name() {
                return "faulty";
            }

            @Override
            public long position() {
                return 0;
            }

            @Override
            public void apply(EventBatch batch) {
                throw new IllegalStateException("no server");
            }
        };
        Projector projector = new Projector(new EventCodec(), List.of(faulty, healthy));
        acknowledge("i1");

        assertThatThrownBy(() -> projector.apply(log.read(0, 10))).hasMessage("no server");

        assertThat(healthy.position()).isEqualTo(1);
        assertThat(projector.progressOf(faulty).failure()).isNull();
        assertThat(projector.position()).isZero();
    }
}
