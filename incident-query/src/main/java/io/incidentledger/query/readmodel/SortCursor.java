package io.incidentledger.query.readmodel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

import io.incidentledger.http.Cursor;
import io.incidentledger.http.QueryParameters;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.IndexField.Kind;
import org.jspecify.annotations.Nullable;

/// Cursors of a list in one of its orders, as callers see them. A cursor of another order is refused: it would lead
/// nowhere.
///
/// @param list names the list
/// @param order as the caller asked for it
/// @param kind of the field that is sorted by
public record SortCursor(String list, String order, Kind kind) {

    private static final int PARTS = 3;

    /// Where the caller wants to go on; null: at the beginning, or at a fault that the parameters know of.
    public DocumentQuery.@Nullable Cursor read(QueryParameters parameters) {
        Cursor cursor = parameters.after(list, PARTS);
        if (cursor == null) {
            return null;
        }
        if (!cursor.parts().getFirst().equals(order)) {
            parameters.fault("after", "belongs to the order " + cursor.parts().getFirst());
            return null;
        }
        Comparable<?> value = value(cursor.parts().get(1));
        if (value == null) {
            parameters.fault("after", "must be a cursor that this list gave");
            return null;
        }
        return new DocumentQuery.Cursor(value, cursor.parts().get(2));
    }

    /// The text for the caller; null for null: there is nothing behind it.
    public @Nullable String write(DocumentQuery.@Nullable Cursor cursor) {
        return cursor == null ? null : Cursor.of(order, cursor.value().toString(), cursor.id()).text(list);
    }

    private @Nullable Comparable<?> value(String text) {
        try {
            return switch (kind) {
                case KEYWORD -> text;
                case NUMBER -> Long.valueOf(text);
                case INSTANT -> Instant.parse(text);
                case DATE -> LocalDate.parse(text);
                case KEYWORDS, TEXT -> null;
            };
        } catch (DateTimeException | NumberFormatException foreign) {
            return null;
        }
    }
}
