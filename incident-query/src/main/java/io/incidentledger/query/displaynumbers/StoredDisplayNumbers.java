package io.incidentledger.query.displaynumbers;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.DocumentQuery.Sort;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.ReadableDocuments;
import io.incidentledger.projection.documents.StoredDocument;

/// Display numbers in a store that other nodes may write. A number never changes, so recently requested numbers are
/// cached.
public final class StoredDisplayNumbers implements DisplayNumbers {

    private static final long KEPT = 100_000;

    private final ReadableDocuments<NumberedIncident> readableDocuments;
    private final Cache<String, Long> numbers = Caffeine.newBuilder().maximumSize(KEPT).build();

    public StoredDisplayNumbers(ReadableDocuments<NumberedIncident> readableDocuments) {
        this.readableDocuments = readableDocuments;
    }

    @Override
    public OptionalLong numberOf(String incidentId) {
        Long number = numbersOf(List.of(incidentId)).get(incidentId);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    @Override
    public Map<String, Long> numbersOf(Collection<String> incidentIds) {
        Map<String, Long> found = new HashMap<>(numbers.getAllPresent(incidentIds));
        List<String> others = incidentIds.stream().filter(id -> !found.containsKey(id)).distinct().toList();
        readableDocuments.findAll(others).forEach((id, document) -> {
            numbers.put(id, document.content().number());
            found.put(id, document.content().number());
        });
        return found;
    }

    @Override
    public Optional<String> incidentWith(long number) {
        DocumentQuery query = new DocumentQuery(List.of(FieldCondition.is(NumberedIncident.NUMBER, number)),
                new Sort(NumberedIncident.NUMBER, false), null, 1);
        return readableDocuments.query(query).items().stream().map(StoredDocument::id).findFirst();
    }
}
