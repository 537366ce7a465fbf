package io.incidentledger.projection.documents;

import java.util.Collection;

/// Both ends of a stored view. One feeder writes at a time; several in turn (another node, a repeated batch) do no
/// harm.
public interface WritableDocuments<D> extends Documents<D> {

    /// Stores documents, each unless the one that is stored has the same or a higher position, and then publishes the
    /// view's position, which never goes back. A crash in between leaves documents that are ahead of the view's
    /// position; the guard makes repeating harmless.
    void save(Collection<StoredDocument<D>> documents, long viewPosition);
}
