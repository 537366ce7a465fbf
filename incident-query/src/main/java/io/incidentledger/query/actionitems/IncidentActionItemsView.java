package io.incidentledger.query.actionitems;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.events.RecordedEvent;
import io.incidentledger.projection.Fold;
import io.incidentledger.projection.PersistentList;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.DocumentQuery.Sort;
import io.incidentledger.projection.documents.IndexField;
import io.incidentledger.projection.documents.StoredDocument;
import org.jspecify.annotations.Nullable;

/// The action items of one incident, as the stored view has them, from the incident's own stream: as of any position.
/// Immutable.
///
/// @param events those that are about action items; null: there are none
/// @param position of the last event of the incident that is reflected
record IncidentActionItemsView(@Nullable PersistentList<RecordedEvent> events, long position) {

    private static final ActionItemProjection ITEM = new ActionItemProjection();

    /// Keeps the events of action items; they are folded when somebody asks.
    static final class Projection implements Fold<IncidentActionItemsView> {

        @Override
        public IncidentActionItemsView evolve(@Nullable IncidentActionItemsView items, RecordedEvent recorded) {
            @Nullable PersistentList<RecordedEvent> events = items == null ? null : items.events();
            return new IncidentActionItemsView(
                    ActionItemProjection.idOf(recorded) == null ? events : PersistentList.of(events, recorded),
                    recorded.position());
        }
    }

    /// All of them in an order.
    List<StoredDocument<ActionItemDocument>> sorted(Sort sort) {
        IndexField<ActionItemDocument> field = ActionItemViewDefinition.VIEW.fieldOf(sort);
        Comparator<StoredDocument<ActionItemDocument>> order = Comparator
                .comparing(item -> DocumentQuery.Cursor.of(field, item));
        List<StoredDocument<ActionItemDocument>> items = new ArrayList<>(byId().values());
        items.sort(sort.descending() ? order.reversed() : order);
        return items;
    }

    private Map<String, StoredDocument<ActionItemDocument>> byId() {
        Map<String, StoredDocument<ActionItemDocument>> items = new LinkedHashMap<>();
        List<RecordedEvent> all = events == null ? List.of() : events.toList();
        for (RecordedEvent event : all) {
            items.compute(Objects.requireNonNull(ActionItemProjection.idOf(event)),
                    (id, item) -> new StoredDocument<>(id,
                            event.position(), ITEM.evolve(item == null ? null : item.content(), event)));
        }
        return items;
    }
}
