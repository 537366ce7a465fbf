package io.incidentledger.projection.runner.cluster;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.incidentledger.projection.mongo.MongoViewProgress.Part;
import io.incidentledger.projection.runner.LiveEventListener;

/// Views that are fed together: one processor reads the ledger for all of them, with as many segments as they have
/// parts.
///
/// @param parts a power of two keeps the parts even; it must be the same on every node and in every release, or the
///     views are rebuilt
/// @param listeners are called for the events that the views were fed with
record ProcessingGroup(List<PartitionedView> views, int parts, List<LiveEventListener> listeners) {

    ProcessingGroup {
        views = List.copyOf(views);
    }

    /// The name of the processor. Nodes that run other versions of the views have another processor, so each feeds its
    /// own.
    String name() {
        return views.stream().map(PartitionedView::key).sorted().collect(Collectors.joining("+", "views ", ""));
    }

    /// The part with this number of every view.
    List<Part> parts(int number) {
        return views.stream().map(view -> new Part(view.key(), number, parts)).toList();
    }

    List<Part> allParts() {
        return IntStream.range(0, parts).boxed().flatMap(number -> parts(number).stream()).toList();
    }
}
