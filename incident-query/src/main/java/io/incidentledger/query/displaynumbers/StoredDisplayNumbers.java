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
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.projection.documents.StoredViewReader;

/// Display numbers in a store that other nodes may write. A number never changes, so recently requested numbers are
/// cached.
public final class StoredDisplayNumbers implements DisplayNumbers {

    private static final long KEPT = 100_000;

    private final StoredViewReader<DisplayNumberDocument> storedViewReader;
    private final Cache<String, Long> numbers = Caffeine.newBuilder().maximumSize(KEPT).build();

    public StoredDisplayNumbers(StoredViewReader<DisplayNumberDocument> storedViewReader) {
        this.storedViewReader = storedViewReader;
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
        storedViewReader.findAll(others).forEach((id, document) -> {
            numbers.put(id, document.content().number());
            found.put(id, document.content().number());
        });
        return found;
    }

    @Override
    public Optional<String> incidentWith(long number) {
        DocumentQuery query = new DocumentQuery(List.of(FieldCondition.is(DisplayNumberDocument.NUMBER, number)),
                new Sort(DisplayNumberDocument.NUMBER, false), null, 1);
        return storedViewReader.query(query).items().stream().map(StoredDocument::id).findFirst();
    }
}
