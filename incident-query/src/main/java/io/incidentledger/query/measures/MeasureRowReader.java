package io.incidentledger.query.measures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.projection.documents.StoredViewReader;
import io.incidentledger.query.displaynumbers.DisplayNumberDocument;
import io.incidentledger.query.displaynumbers.DisplayNumbers;
import io.incidentledger.query.policies.EffectiveDefinitionsResolver;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.ReadOptions;
import io.incidentledger.query.readmodel.ReadPoint;
import io.incidentledger.query.readmodel.ReportMemory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// Provides all data that figures are computed from, as of a read point. Thread-safe; blocking: not for event loops.
public final class MeasureRowReader {

    /// The memory for a row as of a moment in the past, which is folded for one report alone.
    private static final long PAST_ROW_BYTES = 1_024;
    /// The memory for a reference to a row of the present.
    private static final long PRESENT_ROW_BYTES = 64;

    private final StoredViewReader<MeasureDocument> storedViewReader;
    private final EffectiveDefinitionsResolver definitions;
    private final DisplayNumbers numbers;
    private final ReportMemory memory;

    MeasureRowReader(StoredViewReader<MeasureDocument> storedViewReader, EffectiveDefinitionsResolver definitions,
            DisplayNumbers numbers, ReportMemory memory) {
        this.storedViewReader = storedViewReader;
        this.definitions = definitions;
        this.numbers = numbers;
        this.memory = memory;
    }

    /// Creates a query for a report that is computed from this source.
    ///
    /// @param answer computes the report; the memory that it has reserved is given back afterwards
    public <T> Query<ResponseEntity<T>> report(ReadOptions options,
            BiFunction<ReadPoint, ReportMemory.Reservation, T> answer) {
        return Query.report(options, List.of(storedViewReader.view(), DisplayNumberDocument.VIEW), point -> {
            try (ReportMemory.Reservation reservation = memory.reservation()) {
                return point.ok(answer.apply(point, reservation));
            }
        });
    }

    /// The rows of all incidents that a query needs, and possibly more, in no particular order. Reserves the memory for
    /// the whole report.
    ///
    /// @param compared whether the previous period is needed, too
    /// @param keeping whether the report keeps every sample, rather than just the lengths
    public List<StoredDocument<MeasureRow>> lookedAt(MeasureQuery query, boolean compared, boolean keeping,
            ReadPoint point, ReportMemory.Reservation reservation) {
        List<StoredDocument<MeasureRow>> rows = rows(declared(query.looksBackTo(compared), query.to()), point,
                reservation);
        reserveFigures(query, keeping, rows, point, reservation);
        return rows;
    }

    /// The rows of all incidents that were declared in the period of a query, and possibly more, in no particular
    /// order. Reserves the memory for the whole report, which keeps every sample.
    public List<StoredDocument<MeasureRow>> declaredWithin(MeasureQuery query, ReadPoint point,
            ReportMemory.Reservation reservation) {
        List<StoredDocument<MeasureRow>> rows = rows(declared(query.from(), query.to()), point, reservation);
        reserveFigures(query, true, rows, point, reservation);
        return rows;
    }

    private void reserveFigures(MeasureQuery query, boolean keeping, List<StoredDocument<MeasureRow>> rows,
            ReadPoint point, ReportMemory.Reservation reservation) {
        FigureSizeEstimate estimate = new FigureSizeEstimate(query, definitions(point).all().size(), keeping);
        rows.forEach(row -> estimate.add(row.content()));
        reservation.add(estimate.bytes());
    }

    private List<StoredDocument<MeasureRow>> rows(List<FieldCondition> conditions, ReadPoint point,
            ReportMemory.Reservation reservation) {
        reservation.add(storedViewReader.count(conditions) * (point.past() ? PAST_ROW_BYTES : PRESENT_ROW_BYTES));
        List<StoredDocument<MeasureRow>> found = new ArrayList<>();
        MeasureViewDefinition.scan(seenFrom(point), conditions, found::add);
        return found;
    }

    private static List<FieldCondition> declared(@Nullable Instant from, @Nullable Instant end) {
        return from == null && end == null
                ? List.of()
                : List.of(new FieldCondition.Range(MeasureViewDefinition.DECLARED_AT, from, end));
    }

    /// The rows of all incidents that may affect a service within a window, and possibly more, in no particular order.
    /// Reserves the memory for them.
    ///
    /// @param service the key of the service
    public List<StoredDocument<MeasureRow>> concerning(String service, ReportPeriod window, ReadPoint point,
            ReportMemory.Reservation reservation) {
        return rows(affecting(service, window), point, reservation);
    }

    private static List<FieldCondition> affecting(String service, ReportPeriod window) {
        return List.of(FieldCondition.is(MeasureViewDefinition.SERVICE, service),
                new FieldCondition.Range(MeasureViewDefinition.TOUCHED_FROM, null, window.to()),
                new FieldCondition.Range(MeasureViewDefinition.TOUCHED_TO, window.from(), null));
    }

    /// The document of an incident, with its history; empty if there is none.
    public Optional<MeasureDocument> document(String incidentId) {
        return storedViewReader.find(incidentId).map(StoredDocument::content);
    }

    /// The rows of those of the given incidents that had been declared as of the read point.
    public List<StoredDocument<MeasureRow>> rowsOf(Collection<String> incidentIds, ReadPoint point) {
        return seenFrom(point).findAll(incidentIds).values().stream().map(MeasureViewDefinition::row).toList();
    }

    private StoredViewReader<MeasureDocument> seenFrom(ReadPoint point) {
        return point.past() ? MeasureViewDefinition.asOf(storedViewReader, point.position()) : storedViewReader;
    }

    /// The duration definitions as of the read point.
    public DurationDefinitions definitions(ReadPoint point) {
        return definitions.asOf(point.position());
    }

    /// The display numbers of incidents, as far as they are known.
    public Map<String, Long> numbersOf(Collection<String> incidentIds) {
        return numbers.numbersOf(incidentIds);
    }

    /// The incident with a display number; empty if there is none, or not yet.
    public Optional<String> incidentWith(long number) {
        return numbers.incidentWith(number);
    }
}
