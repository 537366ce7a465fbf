package io.incidentledger.projection.documents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.incidentledger.events.RecordedEvent;
import io.incidentledger.projection.EventBatch;
import io.incidentledger.projection.FoldFailedException;
import io.incidentledger.projection.View;
import org.jspecify.annotations.Nullable;

/// A document view in a store: loads the documents that a batch concerns, folds the events, and saves each document
/// once.
public final class StoredView<D> implements View {

    private final DocumentViewDefinition<D> view;
    private final WritableDocuments<D> documents;

    public StoredView(WritableDocuments<D> documents) {
        this.view = documents.view();
        this.documents = documents;
    }

    @Override
    public String name() {
        return view.name();
    }

    @Override
    public long position() {
        return documents.position();
    }

    public StoredViewReader<D> documents() {
        return documents;
    }

    @Override
    public void apply(EventBatch batch) {
        List<Addressed> addressed = new ArrayList<>();
        FoldFailedException failure = address(batch, addressed);
        Map<String, StoredDocument<D>> changed = new LinkedHashMap<>();
        FoldFailedException sooner = fold(addressed, changed);
        if (sooner != null) {
            failure = sooner;
        }
        documents.save(changed.values(), failure == null ? batch.upTo() : failure.position() - 1);
        if (failure != null) {
            throw failure;
        }
    }

    private record Addressed(String documentId, RecordedEvent event) {}

    private @Nullable FoldFailedException address(EventBatch batch, Collection<Addressed> addressed) {
        long position = documents.position();
        for (RecordedEvent event : batch.events()) {
            if (event.position() <= position) {
                continue;
            }
            try {
                String id = view.documentId().of(event);
                if (id != null) {
                    addressed.add(new Addressed(id, event));
                }
            } catch (RuntimeException poison) {
                return new FoldFailedException(name(), event.position(), poison);
            }
        }
        return null;
    }

    private @Nullable FoldFailedException fold(List<Addressed> addressed, Map<String, StoredDocument<D>> changed) {
        Set<String> ids = new HashSet<>();
        addressed.forEach(each -> ids.add(each.documentId()));
        Map<String, StoredDocument<D>> present = new HashMap<>(documents.findAll(ids));
        try {
            changed.putAll(foldedAtOnce(addressed, present));
            return null;
        } catch (RuntimeException poisoned) {
            return foldUpToPoison(addressed, present, changed);
        }
    }

    /// Folds all events of a document at once, which may be less work than one after the other.
    private Map<String, StoredDocument<D>> foldedAtOnce(List<Addressed> addressed,
            Map<String, StoredDocument<D>> present) {
        Map<String, List<RecordedEvent>> byDocument = new LinkedHashMap<>();
        for (Addressed each : addressed) {
            StoredDocument<D> before = present.get(each.documentId());
            if (before == null || each.event().position() > before.position()) {
                byDocument.computeIfAbsent(each.documentId(), id -> new ArrayList<>()).add(each.event());
            }
        }
        Map<String, StoredDocument<D>> folded = new LinkedHashMap<>();
        byDocument.forEach((id, events) -> {
            StoredDocument<D> before = present.get(id);
            folded.put(id, new StoredDocument<>(id, events.getLast().position(),
                    view.fold().evolveAll(before == null ? null : before.content(), events)));
        });
        return folded;
    }

    private @Nullable FoldFailedException foldUpToPoison(List<Addressed> addressed,
            Map<String, StoredDocument<D>> present, Map<String, StoredDocument<D>> changed) {
        for (Addressed each : addressed) {
            RecordedEvent event = each.event();
            StoredDocument<D> before = present.get(each.documentId());
            if (before != null && event.position() <= before.position()) {
                continue;
            }
            try {
                D content = view.fold().evolve(before == null ? null : before.content(), event);
                StoredDocument<D> after = new StoredDocument<>(each.documentId(), event.position(), content);
                present.put(each.documentId(), after);
                changed.put(each.documentId(), after);
            } catch (RuntimeException poison) {
                return new FoldFailedException(name(), event.position(), poison);
            }
        }
        return null;
    }
}
