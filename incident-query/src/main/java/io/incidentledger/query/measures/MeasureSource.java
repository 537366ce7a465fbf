package io.incidentledger.query.measures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.projection.documents.Documents;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.numbers.NumberedIncident;
import io.incidentledger.query.policies.EffectiveDefinitions;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.ReadOptions;
import io.incidentledger.query.readmodel.ReadPoint;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// All that figures are made of, as any read point sees it. Thread-safe; blocks: not for event loops.
public final class MeasureSource {

    private final Documents<MeasureDocument> documents;
    private final EffectiveDefinitions definitions;
    private final DisplayNumbers numbers;

    MeasureSource(Documents<MeasureDocument> documents, EffectiveDefinitions definitions, DisplayNumbers numbers) {
        this.documents = documents;
        this.definitions = definitions;
        this.numbers = numbers;
    }

    /// A question that is answered from here.
    public <T> Query<ResponseEntity<T>> query(ReadOptions options, Function<ReadPoint, T> answer) {
        return Query.ofViews(options, List.of(documents.view(), NumberedIncident.VIEW),
                point -> point.ok(answer.apply(point)));
    }

    /// The rows of at least all incidents that a question looks at, in no particular order.
    ///
    /// @param compared
    ///            whether with the previous period
    public List<StoredDocument<MeasureRow>> lookedAt(MeasureQuery query, boolean compared, ReadPoint point) {
        return declaredWithin(query.looksBackTo(compared), query.to(), point);
    }

    /// The rows of at least the incidents that were declared in a period, in no particular order.
    ///
    /// @param from
    ///            null: from the beginning
    /// @param end
    ///            null: to the last
    public List<StoredDocument<MeasureRow>> declaredWithin(@Nullable Instant from, @Nullable Instant end,
            ReadPoint point) {
        List<FieldCondition> conditions = from == null && end == null
                ? List.of()
                : List.of(new FieldCondition.Range(MeasureView.DECLARED_AT, from, end));
        List<StoredDocument<MeasureRow>> found = new ArrayList<>();
        MeasureView.scan(seenFrom(point), conditions, found::add);
        return found;
    }

    /// The rows of at least all incidents that may say something about a service within a window, in no particular
    /// order.
    ///
    /// @param service its key
    public List<StoredDocument<MeasureRow>> concerning(String service, ReportPeriod window, ReadPoint point) {
        List<FieldCondition> conditions = List.of(FieldCondition.is(MeasureView.SERVICE, service),
                new FieldCondition.Range(MeasureView.TOUCHED_FROM, null, window.to()),
                new FieldCondition.Range(MeasureView.TOUCHED_TO, window.from(), null));
        List<StoredDocument<MeasureRow>> found = new ArrayList<>();
        MeasureView.scan(seenFrom(point), conditions, found::add);
        return found;
    }

    /// The document of an incident, with its past; empty: there is none.
    public Optional<MeasureDocument> document(String incidentId) {
        return documents.find(incidentId).map(StoredDocument::content);
    }

    /// The rows of those of the incidents that had been declared.
    public List<StoredDocument<MeasureRow>> rowsOf(Collection<String> incidentIds, ReadPoint point) {
        return seenFrom(point).findAll(incidentIds).values().stream().map(MeasureView::row).toList();
    }

    private Documents<MeasureDocument> seenFrom(ReadPoint point) {
        return point.past() ? MeasureView.asOf(documents, point.position()) : documents;
    }

    /// Which durations there were.
    public DurationDefinitions definitions(ReadPoint point) {
        return definitions.asOf(point.position());
    }

    /// The display numbers of incidents, as far as they are known.
    public Map<String, Long> numbersOf(Collection<String> incidentIds) {
        return numbers.numbersOf(incidentIds);
    }

    /// The incident with a display number; empty: there is none, or not yet.
    public Optional<String> incidentWith(long number) {
        return numbers.incidentWith(number);
    }
}
