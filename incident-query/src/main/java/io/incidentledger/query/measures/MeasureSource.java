package io.incidentledger.query.measures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.incidentledger.events.milestones.DurationDefinitions;
import io.incidentledger.projection.Progress;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.policies.DefinitionsInForce;
import io.incidentledger.query.readmodel.Viewpoint;
import org.jspecify.annotations.Nullable;

/// All that figures are made of, as any viewpoint sees it. Thread-safe; blocks: not for event loops.
public final class MeasureSource {

    private final Documents<MeasureDocument> documents;
    private final DefinitionsInForce definitions;
    private final DisplayNumbers numbers;
    private final List<Progress> progress;

    /// @param progress
    ///            how far the documents and the numbers are
    MeasureSource(Documents<MeasureDocument> documents, DefinitionsInForce definitions, DisplayNumbers numbers,
            List<Progress> progress) {
        this.documents = documents;
        this.definitions = definitions;
        this.numbers = numbers;
        this.progress = List.copyOf(progress);
    }

    /// How far everything is that is read here.
    public List<Progress> progress() {
        return progress;
    }

    /// The rows of at least all incidents that a question looks at, in no particular order.
    ///
    /// @param compared
    ///            whether with the previous period
    public List<StoredDocument<MeasureRow>> lookedAt(MeasureQuestion question, boolean compared, Viewpoint viewpoint) {
        return declaredWithin(question.looksBackTo(compared), question.to(), viewpoint);
    }

    /// The rows of at least the incidents that were declared in a period, in no particular order.
    ///
    /// @param from
    ///            null: from the beginning
    /// @param end
    ///            null: to the last
    public List<StoredDocument<MeasureRow>> declaredWithin(@Nullable Instant from, @Nullable Instant end,
            Viewpoint viewpoint) {
        List<Condition> conditions = from == null && end == null
                ? List.of()
                : List.of(new Condition.Range(MeasureRows.DECLARED_AT, from, end));
        List<StoredDocument<MeasureRow>> found = new ArrayList<>();
        MeasureRows.scan(seenFrom(viewpoint), conditions, found::add);
        return found;
    }

    /// The rows of at least all incidents that may say something about a service within a window, in no particular order.
    ///
    /// @param service
    ///            its key
    public List<StoredDocument<MeasureRow>> concerning(String service, ReportPeriod window, Viewpoint viewpoint) {
        List<Condition> conditions = List.of(Condition.is(MeasureRows.SERVICE, service),
                new Condition.Range(MeasureRows.TOUCHED_FROM, null, window.to()),
                new Condition.Range(MeasureRows.TOUCHED_TO, window.from(), null));
        List<StoredDocument<MeasureRow>> found = new ArrayList<>();
        MeasureRows.scan(seenFrom(viewpoint), conditions, found::add);
        return found;
    }

    /// The document of an incident, with its past; empty: there is none.
    public Optional<MeasureDocument> document(String incidentId) {
        return documents.find(incidentId).map(StoredDocument::content);
    }

    /// The rows of those of the incidents that had been declared.
    public List<StoredDocument<MeasureRow>> rowsOf(Collection<String> incidentIds, Viewpoint viewpoint) {
        return seenFrom(viewpoint).findAll(incidentIds).values().stream().map(MeasureRows::row).toList();
    }

    private Documents<MeasureDocument> seenFrom(Viewpoint viewpoint) {
        return viewpoint.past() ? MeasureRows.asOf(documents, viewpoint.position()) : documents;
    }

    /// Which durations there were.
    public DurationDefinitions definitions(Viewpoint viewpoint) {
        return definitions.asOf(viewpoint.position());
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
