package io.incidentledger.query.readmodel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

import io.incidentledger.http.parameters.Cursor;
import io.incidentledger.http.parameters.QueryParameter;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.IndexField.Kind;
import org.jspecify.annotations.Nullable;

/// Reads and writes the pagination cursors of a list in one of its sort orders. A cursor of another sort order is
/// rejected because it would not point to a valid place.
///
/// @param list the name of the list
/// @param order the sort order as the caller requested it
/// @param kind the type of the field that is sorted by
public record SortCursorCodec(String list, String order, Kind kind) {

    private static final int PARTS = 3;

    /// The cursor to continue from; null: start at the beginning, or the parameters have recorded an error.
    public DocumentQuery.@Nullable Cursor read(QueryParameters parameters) {
        Cursor cursor = parameters.get(QueryParameter.cursor(list, PARTS));
        if (cursor == null) {
            return null;
        }
        if (!cursor.parts().getFirst().equals(order)) {
            parameters.fault(Cursor.PARAMETER, "belongs to the list with sort=" + cursor.parts().getFirst());
            return null;
        }
        Comparable<?> value = value(cursor.parts().get(1));
        if (value == null) {
            parameters.fault(Cursor.PARAMETER, Cursor.REQUIREMENT);
            return null;
        }
        return new DocumentQuery.Cursor(value, cursor.parts().get(2));
    }

    /// The text for the caller; null for null, which means that there is no next page.
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
