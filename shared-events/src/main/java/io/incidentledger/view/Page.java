package io.incidentledger.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A part of an answer.
 *
 * @param next
 *            where to go on; null: this was all
 */
public record Page<D>(List<StoredDocument<D>> items, DocumentQuery.@Nullable Cursor next) {
    public Page {
        items = List.copyOf(items);
    }
}
