package io.incidentledger.query.measures;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;

import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.NameKey;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.milestones.ImpactPeriod;
import io.incidentledger.events.milestones.Milestones;
import io.incidentledger.projection.documents.DocumentView;
import io.incidentledger.projection.documents.Documents;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.IndexField;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.projection.history.HistorizedView;
import io.incidentledger.projection.history.HistorizedView.Keeping;
import io.incidentledger.projection.history.HistorizedView.Steps;
import org.jspecify.annotations.Nullable;

/// What the incidents contribute to the measures, as a stored view: a document for each incident.
public final class MeasureView {

    static final String DECLARED_AT = "declaredAt";
    /// The keys of all services that an incident, or its impact, names.
    static final String SERVICE = "service";
    /// Between these two lies all of an incident's impact, however its times contradict each other; without any, its
    /// declaration.
    static final String TOUCHED_FROM = "touchedFrom";
    static final String TOUCHED_TO = "touchedTo";

    /// What lasts touches everything that comes.
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private static final HistorizedView<MeasureRow, MeasureDocument> REMEMBERING = HistorizedView.of("measures", 6,
            MeasureDocument.class, new Steps<>(new MeasureProjection(), new KeepingFirst()),
            MeasureDocument::new,
            List.of(IndexField.<MeasureRow>instant(DECLARED_AT, MeasureRow::declaredAt),
                    IndexField.<MeasureRow>keywords(SERVICE, MeasureView::services),
                    IndexField.<MeasureRow>instant(TOUCHED_FROM, row -> touched(row).from()).unindexed(),
                    IndexField.<MeasureRow>instant(TOUCHED_TO, row -> touched(row).to()).unindexed()));

    public static final DocumentView<MeasureDocument> VIEW = REMEMBERING.view();

    private MeasureView() {}

    /// The stretches of impact that are known; none when nobody said when it began.
    public static List<ImpactPeriod> impact(MeasureRow row) {
        return row.milestones().fact(Milestone.IMPACT_STARTED) == null
                ? List.of()
                : row.milestones().impact().stretches();
    }

    private static Set<String> services(MeasureRow row) {
        Set<String> keys = new HashSet<>();
        row.services().forEach(service -> keys.add(NameKey.of(service)));
        for (ImpactPeriod period : impact(row)) {
            if (period.service() != null) {
                keys.add(NameKey.of(period.service()));
            }
        }
        return keys;
    }

    private static ReportPeriod touched(MeasureRow row) {
        List<Instant> sides = impact(row).stream()
                .flatMap(period -> Stream.of(period.from(), period.to() == null ? NEVER : period.to())).toList();
        return sides.isEmpty()
                ? new ReportPeriod(row.declaredAt(), row.declaredAt())
                : new ReportPeriod(Collections.min(sides), Collections.max(sides));
    }

    /// What was first recorded stays as it was; what only a correction, or an event that came late, made known becomes
    /// known with it.
    private static final class KeepingFirst implements Keeping<MeasureRow> {

        @Override
        public MeasureRow of(MeasureRow before, MeasureRow corrected, RecordedEvent event) {
            return MeasureProjection.withFirst(over(before, corrected), event);
        }

        @Override
        public boolean settled(MeasureRow before) {
            return !MeasureProjection.awaitsFirst(before);
        }

        @Override
        public boolean foldsOn(RecordedEvent event, @Nullable IncidentEvent target) {
            return target == null ? Milestones.mayComeLater(event.event()) : Milestones.passOver(target);
        }

        @Override
        public MeasureRow over(MeasureRow before, MeasureRow corrected) {
            return corrected.withFirst(before.first());
        }
    }

    /// The rows as they were at a position that the documents have reached.
    static Documents<MeasureDocument> asOf(Documents<MeasureDocument> documents, long position) {
        return REMEMBERING.asOf(documents, position);
    }

    /// The row after each event of its incident up to a position, with the event's position.
    public static void replay(MeasureDocument document, long upTo, ObjLongConsumer<MeasureRow> step) {
        REMEMBERING.replay(document, upTo, step);
    }

    /// Hands over the row of every incident that fulfils all conditions, in no particular order.
    static void scan(Documents<MeasureDocument> documents, List<FieldCondition> conditions,
            Consumer<StoredDocument<MeasureRow>> consumer) {
        documents.scan(conditions, document -> consumer.accept(row(document)));
    }

    static StoredDocument<MeasureRow> row(StoredDocument<MeasureDocument> document) {
        return new StoredDocument<>(document.id(), document.position(), document.content().now());
    }
}
