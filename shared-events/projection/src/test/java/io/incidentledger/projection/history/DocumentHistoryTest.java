package io.incidentledger.projection.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.Mode;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Visibility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentHistoryTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final RecordedEvent declared = recorded(3, 0, new IncidentDeclared("Checkout is slow", null, Severity.SEV2,
            List.of("checkout"), Map.of(), Visibility.NORMAL, Mode.LIVE, "manual", null, NOON));
    private final RecordedEvent acknowledged = recorded(7, 1, new IncidentAcknowledged(NOON));
    private final RecordedEvent resolved = recorded(9, 2, new IncidentResolved("Rolled back", NOON));

    @Test
    void viewsThatAreFedTheSameEventsShareWhatTheyRemember() {
        DocumentHistory one = DocumentHistory.with(DocumentHistory.with(null, declared), acknowledged);
        DocumentHistory other = DocumentHistory.with(DocumentHistory.with(null, declared), acknowledged);

        assertThat(other).isSameAs(one);
    }

    @Test
    void aViewThatRemembersLessGoesOnByItself() {
        DocumentHistory whole = DocumentHistory.with(
                DocumentHistory.with(DocumentHistory.with(null, declared), acknowledged),
                resolved);
        DocumentHistory withoutTheSecond = DocumentHistory.with(DocumentHistory.with(null, declared), resolved);

        assertThat(whole.events()).extracting(RecordedEvent::position).containsExactly(3L, 7L, 9L);
        assertThat(withoutTheSecond.events()).extracting(RecordedEvent::position).containsExactly(3L, 9L);
    }

    @Test
    void whatAStoreGaveBackGoesOnAsIfItHadNeverBeenAway() {
        DocumentHistory before = DocumentHistory.with(DocumentHistory.with(null, declared), acknowledged);
        DocumentHistory whole = DocumentHistory.with(before, resolved);

        DocumentHistory readBack = DocumentHistory.stored(before.incidentId(),
                before.outlines().stream().map(event -> HistoryEvent.stored(event.position(), event.recordedAt(),
                        event.type(), event.revision(), event.payload(), event.imported())).toList(),
                before.latest());

        assertThat(readBack).isEqualTo(before);
        assertThat(DocumentHistory.with(readBack, resolved)).isNotSameAs(whole).isEqualTo(whole);
        assertThat(DocumentHistory.with(readBack, resolved).events()).extracting(RecordedEvent::event)
                .isEqualTo(whole.events().stream().map(RecordedEvent::event).toList());
    }

    @Test
    void whetherAnImportToldAnImpactIsRememberedAndNothingElseOfWhoToldIt() {
        RecordedEvent impact = new RecordedEvent(8, NOON, "i-1", 1, "e-8",
                new EventProvenance("ada", "import:tracker", null, null, null), History.impact());
        DocumentHistory documentHistory = DocumentHistory.with(DocumentHistory.with(null, declared), impact);
        DocumentHistory readBack = DocumentHistory.stored(documentHistory.incidentId(),
                documentHistory.outlines().stream()
                        .map(event -> HistoryEvent.stored(event.position(), event.recordedAt(),
                                event.type(), event.revision(), event.payload(), event.imported()))
                        .toList(),
                documentHistory.latest());

        assertThat(readBack.events()).extracting(RecordedEvent::fromImport).containsExactly(false, true);
        assertThat(documentHistory.events().getLast().provenance().actor()).isEqualTo(EventProvenance.ANONYMOUS);
    }

    @Test
    void itIsCutAtAPosition() {
        DocumentHistory whole = DocumentHistory.with(
                DocumentHistory.with(DocumentHistory.with(null, declared), acknowledged),
                resolved);

        assertThat(whole.upTo(2)).isNull();
        assertThat(whole.upTo(8)).isEqualTo(DocumentHistory.with(DocumentHistory.with(null, declared), acknowledged));
        assertThat(whole.upTo(9)).isSameAs(whole);
        assertThat(whole.events()).extracting(RecordedEvent::sequence).containsExactly(0L, 1L, 2L);
    }

    private static RecordedEvent recorded(long position, long sequence, IncidentEvent event) {
        return new RecordedEvent(position, NOON, "i-1", sequence, "e-" + position,
                new EventProvenance("ada", "manual", null, null, null), event);
    }
}
