package io.incidentledger.projection.runner.cluster;

import java.util.function.Function;
import java.util.function.LongFunction;

import io.incidentledger.projection.View;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.StoredView;
import io.incidentledger.projection.documents.WritableDocuments;
import io.incidentledger.projection.mongo.MongoViewStore;

/// A view that several nodes feed, each some of its parts. The part to which an incident belongs never changes.
///
/// @param name the name of the view for readers
/// @param key name and version: another version is another view, fed in parallel by the nodes that run it
/// @param part creates the view that feeds a part from its published position; afterwards that view keeps its own
///     position
record PartitionedView(String name, String key, LongFunction<View> part) {

    /// A view whose documents are each made of the events of one incident.
    static <D> PartitionedView of(MongoViewStore store, DocumentViewDefinition<D> view) {
        return of(store, view, StoredView::new);
    }

    /// @param feed creates the view that feeds the documents
    static <D> PartitionedView of(MongoViewStore store, DocumentViewDefinition<D> view,
            Function<WritableDocuments<D>, View> feed) {
        return new PartitionedView(view.name(), MongoViewStore.keyOf(view),
                reached -> feed.apply(store.part(view, reached)));
    }
}
