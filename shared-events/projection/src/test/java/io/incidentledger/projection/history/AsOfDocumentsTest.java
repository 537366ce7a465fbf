package io.incidentledger.projection.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.Mode;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Visibility;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.DocumentQuery.Sort;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.IndexField;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.projection.documents.WritableDocuments;
import io.incidentledger.projection.memory.MemoryViewStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AsOfDocumentsTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final int INCIDENTS = 40;

    private final HistorizedView<Row, Remembered> remembering = HistorizedView.of("rows", 1, Remembered.class,
            new HistorizedView.Steps<>(AsOfDocumentsTest::fold, HistorizedView.Keeping.nothing()),
            Remembered::new,
            List.of(IndexField.keyword("severity", looking(row -> row.severity().wireName())),
                    IndexField.instant("at", looking(Row::at))));
    private final WritableDocuments<Remembered> documents = new MemoryViewStore().open(remembering.view());
    private Runnable looking = () -> {};

    record Row(Severity severity, Instant at) {}

    record Remembered(Row now, DocumentHistory past) implements Historized<Row> {}

    private static Row fold(@Nullable Row before, RecordedEvent event) {
        return event.event() instanceof SeverityChanged changed
                ? new Row(changed.severity(), event.recordedAt())
                : new Row(Severity.SEV3, event.recordedAt());
    }

    /// Runs `looking` whenever a store reads a value.
    private <T> Function<Row, T> looking(Function<Row, T> value) {
        return row -> {
            looking.run();
            return value.apply(row);
        };
    }

    private void save(long position, int incident, boolean declares) {
        String id = "i-" + incident;
        Instant at = NOON.plus(Duration.ofMinutes(position));
        RecordedEvent event = new RecordedEvent(position, at, id, declares ? 0 : 1, "e-" + position,
                new EventProvenance("ada", "manual", null, null, null),
                declares
                        ? new IncidentDeclared(id, null, Severity.SEV3, List.of(), Map.of(), Visibility.NORMAL,
                                Mode.LIVE, "manual", null, at)
                        : new SeverityChanged(Severity.SEV3, Severity.SEV1, null, at));
        Remembered before = documents.find(id).map(StoredDocument::content).orElse(null);
        documents.save(List.of(new StoredDocument<>(id, position, remembering.view().fold().evolve(before, event))),
                position);
    }

    private List<String> answers(long position) {
        AsOfDocuments<Row, Remembered> past = new AsOfDocuments<>(remembering, documents, position);
        FieldCondition then = new FieldCondition.Range("at", NOON.plus(Duration.ofMinutes(3)),
                NOON.plus(Duration.ofMinutes(3L + INCIDENTS / 2)));
        List<String> answers = new ArrayList<>();
        for (List<FieldCondition> conditions : List.of(List.<FieldCondition>of(), List.of(then),
                List.of(FieldCondition.is("severity", Severity.SEV3.wireName())))) {
            List<String> scanned = new ArrayList<>();
            past.scan(conditions, document -> scanned.add(document.id()));
            answers.add(scanned.stream().sorted().toList().toString());
            answers.add(past.query(new DocumentQuery(conditions, new Sort("at", true), null, 7)).items().toString());
        }
        return answers;
    }

    /// A change can't be lost between the query for changed documents and the query for unchanged ones.
    @Test
    void thePastIsTheSameBeforeAfterAndInTheMidstOfEachChange() {
        for (int i = 1; i <= INCIDENTS; i++) {
            save(i, i, true);
        }
        List<String> then = answers(INCIDENTS);
        assertThat(then.getFirst()).contains("i-1,").contains("i-" + INCIDENTS);
        List<List<String>> looks = new ArrayList<>();
        Runnable look = () -> {
            Runnable again = looking;
            looking = () -> {};
            looks.add(answers(INCIDENTS));
            looking = again;
        };

        for (int i = 1; i <= INCIDENTS; i++) {
            looking = look;
            save(INCIDENTS + i, i, false);
            looking = () -> {};
            looks.add(answers(INCIDENTS));
        }

        assertThat(looks).hasSizeGreaterThan(4 * INCIDENTS).allSatisfy(seen -> assertThat(seen).isEqualTo(then));
    }

    @Test
    void aRangeIsScannedOnceThoughValuesMove() {
        for (int i = 1; i <= INCIDENTS; i++) {
            save(i, i, true);
        }
        List<String> seen = new ArrayList<>();
        documents.scan(List.of(new FieldCondition.Range("at", NOON, null)), document -> {
            if (seen.isEmpty()) {
                for (int i = 1; i <= INCIDENTS; i++) {
                    save(INCIDENTS + i, i, false);
                }
            }
            seen.add(document.id());
        });
        assertThat(seen).hasSize(INCIDENTS).doesNotHaveDuplicates();
    }
}
