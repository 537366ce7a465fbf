package io.incidentledger.query.measures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// Provides all data that figures are computed from, as of a read point. Thread-safe; blocking: not for event loops.
public final class MeasureRowReader {

    private final StoredViewReader<MeasureDocument> storedViewReader;
    private final EffectiveDefinitionsResolver definitions;
    private final DisplayNumbers numbers;

    MeasureRowReader(StoredViewReader<MeasureDocument> storedViewReader, EffectiveDefinitionsResolver definitions,
            DisplayNumbers numbers) {
        this.storedViewReader = storedViewReader;
        this.definitions = definitions;
        this.numbers = numbers;
    }

    /// Creates a query that reads from this source.
    public <T> Query<ResponseEntity<T>> query(ReadOptions options, Function<ReadPoint, T> answer) {
        return Query.ofViews(options, List.of(storedViewReader.view(), DisplayNumberDocument.VIEW),
                point -> point.ok(answer.apply(point)));
    }

    /// The rows of all incidents that a query needs, and possibly more, in no particular order.
    ///
    /// @param compared whether the previous period is needed, too
    public List<StoredDocument<MeasureRow>> lookedAt(MeasureQuery query, boolean compared, ReadPoint point) {
        return declaredWithin(query.looksBackTo(compared), query.to(), point);
    }

    /// The rows of all incidents that were declared in a period, and possibly more, in no particular order.
    ///
    /// @param from null: from the beginning
    /// @param end null: without an end
    public List<StoredDocument<MeasureRow>> declaredWithin(@Nullable Instant from, @Nullable Instant end,
            ReadPoint point) {
        List<FieldCondition> conditions = from == null && end == null
                ? List.of()
                : List.of(new FieldCondition.Range(MeasureViewDefinition.DECLARED_AT, from, end));
        List<StoredDocument<MeasureRow>> found = new ArrayList<>();
        MeasureViewDefinition.scan(seenFrom(point), conditions, found::add);
        return found;
    }

    /// The rows of all incidents that may affect a service within a window, and possibly more, in no particular order.
    ///
    /// @param service the key of the service
    public List<StoredDocument<MeasureRow>> concerning(String service, ReportPeriod window, ReadPoint point) {
        List<FieldCondition> conditions = List.of(FieldCondition.is(MeasureViewDefinition.SERVICE, service),
                new FieldCondition.Range(MeasureViewDefinition.TOUCHED_FROM, null, window.to()),
                new FieldCondition.Range(MeasureViewDefinition.TOUCHED_TO, window.from(), null));
        List<StoredDocument<MeasureRow>> found = new ArrayList<>();
        MeasureViewDefinition.scan(seenFrom(point), conditions, found::add);
        return found;
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
