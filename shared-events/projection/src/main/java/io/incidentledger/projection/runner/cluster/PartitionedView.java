package io.incidentledger.projection.runner.cluster;

import java.util.function.Function;
import java.util.function.LongFunction;

import io.incidentledger.projection.View;
import io.incidentledger.projection.documents.DocumentView;
import io.incidentledger.projection.documents.StoredView;
import io.incidentledger.projection.documents.WritableDocuments;
import io.incidentledger.projection.mongo.MongoViewStore;

/// A view that several nodes feed, each some parts of it. Which part an incident belongs to never changes.
///
/// @param name as readers call it
/// @param key name and version: another version is another view, fed beside this one by the nodes that run it
/// @param part the feeding end of a part, from the position that was published for it; from then on the position is the
///     feeding end's own
record PartitionedView(String name, String key, LongFunction<View> part) {

    /// A view of documents, each of which is made of one incident's events.
    static <D> PartitionedView of(MongoViewStore store, DocumentView<D> view) {
        return of(store, view, StoredView::new);
    }

    /// @param feed
    ///            makes the feeding end out of the documents
    static <D> PartitionedView of(MongoViewStore store, DocumentView<D> view,
            Function<WritableDocuments<D>, View> feed) {
        return new PartitionedView(view.name(), MongoViewStore.keyOf(view),
                reached -> feed.apply(store.part(view, reached)));
    }
}
