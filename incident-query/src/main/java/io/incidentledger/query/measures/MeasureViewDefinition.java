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
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.IndexField;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.projection.documents.StoredViewReader;
import io.incidentledger.projection.history.HistorizedView;
import io.incidentledger.projection.history.HistorizedView.Keeping;
import io.incidentledger.projection.history.HistorizedView.Steps;
import org.jspecify.annotations.Nullable;

/// The stored view of what incidents contribute to the measures, with one document per incident.
public final class MeasureViewDefinition {

    static final String DECLARED_AT = "declaredAt";
    /// The keys of all services that are named by an incident or by its impact.
    static final String SERVICE = "service";
    /// All of an incident's impact lies between these two instants, even if its times contradict each other. Without
    /// any impact, both are the time of the declaration.
    static final String TOUCHED_FROM = "touchedFrom";
    static final String TOUCHED_TO = "touchedTo";

    /// The end of impact that is ongoing, so that it overlaps every later window.
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private static final HistorizedView<MeasureRow, MeasureDocument> REMEMBERING = HistorizedView.of("measures", 7,
            MeasureDocument.class, new Steps<>(new MeasureProjection(), new KeepingFirst()),
            MeasureDocument::new,
            List.of(IndexField.<MeasureRow>instant(DECLARED_AT, MeasureRow::declaredAt),
                    IndexField.<MeasureRow>keywords(SERVICE, MeasureViewDefinition::services),
                    IndexField.<MeasureRow>instant(TOUCHED_FROM, row -> touched(row).from()).unindexed(),
                    IndexField.<MeasureRow>instant(TOUCHED_TO, row -> touched(row).to()).unindexed()));

    public static final DocumentViewDefinition<MeasureDocument> VIEW = REMEMBERING.view();

    private MeasureViewDefinition() {}

    /// The known impact periods; none if the start of impact was never recorded.
    public static List<ImpactPeriod> impact(MeasureRow row) {
        return row.milestones().fact(Milestone.IMPACT_STARTED) == null
                ? List.of()
                : row.milestones().impact().periods();
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

    /// Keeps first measurements across corrections: a measurement that exists already stays as it is. A measurement
    /// that only a correction or a late event makes possible is first recorded with that event.
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
    static StoredViewReader<MeasureDocument> asOf(StoredViewReader<MeasureDocument> storedViewReader,
            long position) {
        return REMEMBERING.asOf(storedViewReader, position);
    }

    /// Calls `step` with the row after each event of its incident up to a position, and with the position of that
    /// event.
    public static void replay(MeasureDocument document, long upTo, ObjLongConsumer<MeasureRow> step) {
        REMEMBERING.replay(document, upTo, step);
    }

    /// Passes on the row of every incident that fulfills all conditions, in no particular order.
    static void scan(StoredViewReader<MeasureDocument> storedViewReader, List<FieldCondition> conditions,
            Consumer<StoredDocument<MeasureRow>> consumer) {
        storedViewReader.scan(conditions, document -> consumer.accept(row(document)));
    }

    static StoredDocument<MeasureRow> row(StoredDocument<MeasureDocument> document) {
        return new StoredDocument<>(document.id(), document.position(), document.content().now());
    }
}
