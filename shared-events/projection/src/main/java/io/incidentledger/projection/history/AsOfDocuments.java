package io.incidentledger.projection.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.incidentledger.projection.documents.DocumentPage;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.IndexField;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.projection.documents.StoredViewReader;
import org.jspecify.annotations.Nullable;

/// A view as of a position that it has reached. Documents that have not changed since are queried from the store; the
/// few that have changed are folded again from their own history. The unchanged documents are queried first: a document
/// that changes between the two queries is then found among the changed ones, so none is missed.
final class AsOfDocuments<R, D extends Historized<R>> implements StoredViewReader<D> {

    private final HistorizedView<R, D> view;
    private final StoredViewReader<D> storedViewReader;
    private final long position;

    /// @param position not above the position of the documents
    AsOfDocuments(HistorizedView<R, D> view, StoredViewReader<D> storedViewReader, long position) {
        this.view = view;
        this.storedViewReader = storedViewReader;
        this.position = position;
    }

    @Override
    public DocumentViewDefinition<D> view() {
        return storedViewReader.view();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public Optional<StoredDocument<D>> find(String id) {
        return storedViewReader.find(id).map(document -> view.asOf(document, position));
    }

    @Override
    public Map<String, StoredDocument<D>> findAll(Collection<String> ids) {
        Map<String, StoredDocument<D>> found = new LinkedHashMap<>();
        storedViewReader.findAll(ids).forEach((id, document) -> {
            StoredDocument<D> past = view.asOf(document, position);
            if (past != null) {
                found.put(id, past);
            }
        });
        return found;
    }

    @Override
    public DocumentPage<D> query(DocumentQuery query) {
        IndexField<D> sortField = view().fieldOf(query.sort());
        DocumentQuery unchanged = new DocumentQuery(with(query.conditions(), HistorizedView.unchangedSince(position)),
                query.sort(), query.after(), query.limit() + 1);
        return DocumentPage.outOf(query, sortField, page -> {
            Set<String> seen = new HashSet<>();
            storedViewReader.query(unchanged).items().forEach(document -> {
                seen.add(document.id());
                page.accept(document);
            });
            changed(query.conditions(), seen, page);
        });
    }

    @Override
    public void scan(List<FieldCondition> conditions, Consumer<StoredDocument<D>> consumer) {
        Set<String> seen = new HashSet<>();
        storedViewReader.scan(with(conditions, HistorizedView.unchangedSince(position)), document -> {
            seen.add(document.id());
            consumer.accept(document);
        });
        changed(conditions, seen, consumer);
    }

    /// The documents that have changed since and fulfilled the conditions at the position, except those that were seen
    /// as unchanged before.
    private void changed(List<FieldCondition> conditions, Set<String> seen, Consumer<StoredDocument<D>> consumer) {
        Predicate<D> fulfils = view().fulfilling(conditions);
        storedViewReader.scan(HistorizedView.changedSince(position), document -> {
            @Nullable StoredDocument<D> past = view.asOf(document, position);
            if (past != null && !seen.contains(past.id()) && fulfils.test(past.content())) {
                consumer.accept(past);
            }
        });
    }

    private static List<FieldCondition> with(List<FieldCondition> conditions, FieldCondition another) {
        List<FieldCondition> all = new ArrayList<>(conditions);
        all.add(another);
        return all;
    }
}
