package io.incidentledger.projection.documents;

import java.util.Collection;

/// Read and write access to a stored view. Only one feeder may write at a time; feeders that take turns (another node,
/// a repeated batch) do no harm.
public interface WritableDocuments<D> extends StoredViewReader<D> {

    /// Stores each document unless the stored one has the same or a higher position, and then publishes the position of
    /// the view, which never decreases. A crash in between leaves documents that are ahead of the position of the view;
    /// the guard makes repeating the batch harmless.
    void save(Collection<StoredDocument<D>> documents, long viewPosition);
}
