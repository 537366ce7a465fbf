package io.incidentledger.projection.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.projection.documents.WritableDocuments;

/// Stores views in the memory of this process. They are lost with the process and rebuilt from the log at the next
/// start.
public final class MemoryViewStore implements ViewStore {

    private final Map<String, MemoryDocuments<?>> opened = new ConcurrentHashMap<>();

    @Override
    @SuppressWarnings("unchecked")
    public <D> WritableDocuments<D> open(DocumentViewDefinition<D> view) {
        return (WritableDocuments<D>) opened.computeIfAbsent(view.name() + "@" + view.version(),
                key -> new MemoryDocuments<>(view));
    }
}
