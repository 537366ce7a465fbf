package io.incidentledger.view;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.incidentledger.view.DocumentQuery.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Documents in memory. Readers never wait: they see each document whole, in its latest or the one before its latest state. A page comes from the smallest set of
 * candidates that an indexed condition gives, else by walking in the order asked for, else from all documents.
 */
final class MemoryDocuments<D> implements WritableDocuments<D> {

    /** Candidates of an equality index are taken instead of walking in order when they are less than this part of all documents. */
    private static final int SELECTIVE = 8;

    private final DocumentView<D> view;
    private final Map<String, MemorySlot<D>> slots = new ConcurrentHashMap<>();
    private final Map<String, EqualityIndex<D>> equality = new HashMap<>();
    private final Map<String, OrderIndex<D>> order = new HashMap<>();
    private volatile long position;

    MemoryDocuments(DocumentView<D> view) {
        this.view = view;
        for (IndexField<D> field : view.indexFields()) {
            switch (field.kind()) {
                case KEYWORD, KEYWORDS -> {
                    if (field.indexed()) {
                        equality.put(field.name(), new EqualityIndex<>(field));
                    }
                }
                case NUMBER, INSTANT, DATE -> {
                    if (field.indexed()) {
                        order.put(field.name(), new OrderIndex<>(field));
                    }
                }
                case TEXT -> {
                }
            }
        }
    }

    @Override
    public DocumentView<D> view() {
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
        equality.values().forEach(index -> index.add(slot, before, after.content()));
        order.values().forEach(index -> index.add(slot, after.content()));
        slot.document = after;
        slots.putIfAbsent(after.id(), slot);
        equality.values().forEach(index -> index.removeFormer(slot, before, after.content()));
        order.values().forEach(index -> index.removeFormer(slot, before, after.content()));
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
    public void scan(List<Condition> conditions, Consumer<StoredDocument<D>> consumer) {
        Predicate<StoredDocument<D>> fulfils = ConditionCheck.allOfWhole(view, conditions);
        Collection<MemorySlot<D>> few = candidates(conditions, Long.MAX_VALUE);
        for (MemorySlot<D> slot : few == null ? slots.values() : few) {
            StoredDocument<D> document = slot.document;
            if (fulfils.test(document)) {
                consumer.accept(document);
            }
        }
    }

    @Override
    public Page<D> query(DocumentQuery query) {
        IndexField<D> sortField = view.fieldOf(query.sort());
        Predicate<StoredDocument<D>> fulfils = ConditionCheck.allOfWhole(view, query.conditions());
        OrderIndex<D> ordered = order.get(sortField.name());
        Collection<MemorySlot<D>> few = candidates(query.conditions(),
                ordered == null ? Long.MAX_VALUE : slots.size() / SELECTIVE);
        return few == null && ordered != null
                ? Page.of(walk(ordered, query, sortField, fulfils), query.limit(), sortField)
                : best(few == null ? slots.values() : few, query, sortField, fulfils);
    }

    private List<StoredDocument<D>> walk(OrderIndex<D> ordered, DocumentQuery query, IndexField<D> sortField,
            Predicate<StoredDocument<D>> fulfils) {
        Map<String, StoredDocument<D>> found = new LinkedHashMap<>();
        for (Map.Entry<Cursor, MemorySlot<D>> entry : ordered.walk(rangeOf(query), query.after(),
                query.sort().descending())) {
            StoredDocument<D> document = entry.getValue().document;
            if (fulfils.test(document)
                    && entry.getKey().value().equals(sortField.value().apply(document.content()))) {
                found.putIfAbsent(document.id(), document);
                if (found.size() > query.limit()) {
                    break;
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** The condition on the sort field itself: it says where to begin and to end. */
    private static Condition.@Nullable Range rangeOf(DocumentQuery query) {
        for (Condition condition : query.conditions()) {
            if (condition instanceof Condition.Range range && range.field().equals(query.sort().field())) {
                return range;
            }
        }
        return null;
    }

    private Page<D> best(Collection<MemorySlot<D>> among, DocumentQuery query, IndexField<D> sortField,
            Predicate<StoredDocument<D>> fulfils) {
        Leaders<D> leaders = new Leaders<>(query, sortField);
        for (MemorySlot<D> slot : among) {
            StoredDocument<D> document = slot.document;
            if (fulfils.test(document)) {
                leaders.show(document);
            }
        }
        return leaders.page();
    }

    /** The slots among which all answers are, when an index gives fewer than the limit; null: look elsewhere. */
    private @Nullable Collection<MemorySlot<D>> candidates(List<Condition> conditions, long fewerThan) {
        List<Set<MemorySlot<D>>> smallest = null;
        long size = fewerThan;
        for (Condition condition : conditions) {
            EqualityIndex<D> index = equality.get(condition.field());
            if (index != null && condition instanceof Condition.AnyOf anyOf) {
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
