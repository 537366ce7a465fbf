package io.incidentledger.projection.memory;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.incidentledger.projection.documents.DocumentPage;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.DocumentQuery.Cursor;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.IndexField;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.projection.documents.WritableDocuments;
import org.jspecify.annotations.Nullable;

/// Documents in memory. Readers never wait: they see each document complete, in its latest state or the state before. A
/// page is taken from the smallest candidate set that an indexed condition or a range of positions yields, otherwise by
/// walking the sort index, otherwise from all documents.
final class MemoryDocuments<D> implements WritableDocuments<D> {

    /// A candidate set is used instead of walking the sort index if it is smaller than 1/8 of all documents.
    private static final int SELECTIVE = 8;

    private final DocumentViewDefinition<D> view;
    private final Map<String, MemorySlot<D>> slots = new ConcurrentHashMap<>();
    private final Map<String, MemoryEqualityIndex<D>> equality = new HashMap<>();
    private final Map<String, MemoryOrderIndex<D>> order = new HashMap<>();
    private final @Nullable IndexField<D> began;
    private final MemoryPositionIndex<D> memoryPositionIndex = new MemoryPositionIndex<>();
    private volatile long position;

    MemoryDocuments(DocumentViewDefinition<D> view) {
        this.view = view;
        this.began = view.indexFields().stream().filter(field -> field.name().equals(IndexField.BEGAN)).findFirst()
                .orElse(null);
        for (IndexField<D> field : view.indexFields()) {
            switch (field.kind()) {
                case KEYWORD, KEYWORDS -> {
                    if (field.indexed()) {
                        equality.put(field.name(), new MemoryEqualityIndex<>(field));
                    }
                }
                case NUMBER, INSTANT, DATE -> {
                    if (field.indexed()) {
                        order.put(field.name(), new MemoryOrderIndex<>(field));
                    }
                }
                case TEXT -> {
                }
            }
        }
    }

    @Override
    public DocumentViewDefinition<D> view() {
        return view;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public synchronized void save(Collection<StoredDocument<D>> documents, long viewPosition) {
        documents.forEach(this::put);
        position = Math.max(position, viewPosition);
    }

    private void put(StoredDocument<D> after) {
        MemorySlot<D> present = slots.get(after.id());
        if (present != null && present.document.position() >= after.position()) {
            return;
        }
        MemorySlot<D> slot = present == null ? new MemorySlot<>(after) : present;
        D before = present == null ? null : present.document.content();
        if (present == null) {
            memoryPositionIndex.add(slot, began(after.content()), after.position());
        } else {
            memoryPositionIndex.change(slot, after.position());
        }
        equality.values().forEach(index -> index.add(slot, before, after.content()));
        order.values().forEach(index -> index.add(slot, after.content()));
        slot.document = after;
        slots.putIfAbsent(after.id(), slot);
        equality.values().forEach(index -> index.removeFormer(slot, before, after.content()));
        order.values().forEach(index -> index.removeFormer(slot, before, after.content()));
    }

    /// Documents without a known beginning count as having always existed.
    private long began(D document) {
        return began != null && began.value().apply(document) instanceof Long position ? position : 0;
    }

    @Override
    public Optional<StoredDocument<D>> find(String id) {
        MemorySlot<D> slot = slots.get(id);
        return slot == null ? Optional.empty() : Optional.of(slot.document);
    }

    @Override
    public Map<String, StoredDocument<D>> findAll(Collection<String> ids) {
        Map<String, StoredDocument<D>> found = new LinkedHashMap<>();
        ids.forEach(id -> find(id).ifPresent(document -> found.put(id, document)));
        return found;
    }

    @Override
    public void scan(List<FieldCondition> conditions, Consumer<StoredDocument<D>> consumer) {
        Filter filter = new Filter(conditions);
        for (MemorySlot<D> slot : among(conditions, filter.positions)) {
            StoredDocument<D> document = filter.admitted(slot);
            if (document != null) {
                consumer.accept(document);
            }
        }
    }

    /// The slots that contain all matching documents, and maybe others.
    private Collection<MemorySlot<D>> among(List<FieldCondition> conditions, PositionConditionBounds positions) {
        Collection<MemorySlot<D>> candidates = candidates(conditions, Long.MAX_VALUE);
        if (candidates == null) {
            candidates = inRange(conditions);
        }
        return candidates == null ? within(positions) : candidates;
    }

    /// Checks conditions on slots. A document that is being replaced counts as changed, though it may still be shown in
    /// its previous state.
    private final class Filter {

        private final PositionConditionBounds positions;
        private final Predicate<D> contents;

        Filter(List<FieldCondition> conditions) {
            conditions.forEach(view::fieldOf);
            this.positions = PositionConditionBounds.of(conditions);
            this.contents = view.fulfilling(
                    conditions.stream().filter(fieldCondition -> !PositionConditionBounds.isOne(fieldCondition))
                            .toList());
        }

        /// @throws CancellationException if the thread was interrupted, since nobody waits for the result
        @Nullable StoredDocument<D> admitted(MemorySlot<D> slot) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the query of view " + view.name() + " was given up");
            }
            if (!memoryPositionIndex.isWithin(slot, positions)) {
                return null;
            }
            StoredDocument<D> document = slot.document;
            return document.position() < positions.before() && contents.test(document.content()) ? document : null;
        }
    }

    /// The slots whose value is within the requested range, each once; null if no index has that order. If the value of
    /// a document changes during the walk, the walk may miss both the old and the new entry; therefore documents that
    /// change in the meantime are always included.
    private @Nullable Collection<MemorySlot<D>> inRange(List<FieldCondition> conditions) {
        long upTo = position;
        for (FieldCondition fieldCondition : conditions) {
            MemoryOrderIndex<D> ordered = order.get(fieldCondition.field());
            if (ordered != null && fieldCondition instanceof FieldCondition.Range range) {
                List<MemorySlot<D>> found = new ArrayList<>();
                BitSet places = new BitSet();
                Consumer<MemorySlot<D>> once = slot -> {
                    if (!places.get(slot.place)) {
                        places.set(slot.place);
                        found.add(slot);
                    }
                };
                ordered.walk(range, null, false).forEach(entry -> once.accept(entry.getValue()));
                within(PositionConditionBounds.changedSince(upTo)).forEach(once);
                return found;
            }
        }
        return null;
    }

    private List<MemorySlot<D>> within(PositionConditionBounds bounds) {
        return Objects.requireNonNull(memoryPositionIndex.within(bounds, Long.MAX_VALUE));
    }

    @Override
    public DocumentPage<D> query(DocumentQuery query) {
        IndexField<D> sortField = view.fieldOf(query.sort());
        Filter filter = new Filter(query.conditions());
        MemoryOrderIndex<D> ordered = order.get(sortField.name());
        if (ordered == null) {
            return best(among(query.conditions(), filter.positions), query, sortField, filter);
        }
        long few = slots.size() / SELECTIVE;
        Collection<MemorySlot<D>> candidates = candidates(query.conditions(), few);
        if (candidates == null && !filter.positions.equals(PositionConditionBounds.NONE)) {
            candidates = memoryPositionIndex.within(filter.positions, few);
        }
        return candidates == null
                ? DocumentPage.of(walk(ordered, query, sortField, filter), query.limit(), sortField)
                : best(candidates, query, sortField, filter);
    }

    private List<StoredDocument<D>> walk(MemoryOrderIndex<D> ordered, DocumentQuery query, IndexField<D> sortField,
            Filter filter) {
        Map<String, StoredDocument<D>> found = new LinkedHashMap<>();
        for (Map.Entry<Cursor, MemorySlot<D>> entry : ordered.walk(rangeOf(query), query.after(),
                query.sort().descending())) {
            StoredDocument<D> document = filter.admitted(entry.getValue());
            if (document != null
                    && entry.getKey().value().equals(sortField.value().apply(document.content()))) {
                found.putIfAbsent(document.id(), document);
                if (found.size() > query.limit()) {
                    break;
                }
            }
        }
        return List.copyOf(found.values());
    }

    /// The range condition on the sort field itself; it determines where the walk begins and ends.
    private static FieldCondition.@Nullable Range rangeOf(DocumentQuery query) {
        for (FieldCondition fieldCondition : query.conditions()) {
            if (fieldCondition instanceof FieldCondition.Range range && range.field().equals(query.sort().field())) {
                return range;
            }
        }
        return null;
    }

    private DocumentPage<D> best(Collection<MemorySlot<D>> among, DocumentQuery query, IndexField<D> sortField,
            Filter filter) {
        return DocumentPage.outOf(query, sortField, page -> among.forEach(slot -> {
            StoredDocument<D> document = filter.admitted(slot);
            if (document != null) {
                page.accept(document);
            }
        }));
    }

    /// The slots that contain all matching documents, if an index yields fewer than the limit; otherwise null.
    private @Nullable Collection<MemorySlot<D>> candidates(List<FieldCondition> conditions, long fewerThan) {
        List<Set<MemorySlot<D>>> smallest = null;
        long size = fewerThan;
        for (FieldCondition fieldCondition : conditions) {
            MemoryEqualityIndex<D> index = equality.get(fieldCondition.field());
            if (index != null && fieldCondition instanceof FieldCondition.AnyOf anyOf) {
                List<Set<MemorySlot<D>>> sets = anyOf.values().stream().map(index::with).toList();
                long total = sets.stream().mapToLong(Set::size).sum();
                if (total < size) {
                    smallest = sets;
                    size = total;
                }
            }
        }
        if (smallest == null) {
            return null;
        }
        if (smallest.size() == 1) {
            return smallest.getFirst();
        }
        Set<MemorySlot<D>> union = new HashSet<>();
        smallest.forEach(union::addAll);
        return union;
    }
}
