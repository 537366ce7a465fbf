package io.incidentledger.projection.documents;

import java.util.Set;

import io.incidentledger.projection.documents.IndexField.Kind;
import org.jspecify.annotations.Nullable;

/// One thing that a document must fulfil to be found; it names a declared [IndexField]. Absent values fulfil nothing.
/// Store-neutral.
public sealed interface FieldCondition {

    /// The field's name.
    String field();

    /// Whether it can be asked of a field of this kind.
    default boolean fits(Kind kind) {
        return switch (this) {
            case AnyOf anyOf -> kind != Kind.TEXT;
            case Range range -> kind == Kind.NUMBER || kind == Kind.INSTANT || kind == Kind.DATE;
            case Prefix prefix -> kind == Kind.KEYWORD || kind == Kind.KEYWORDS;
            case Contains contains -> kind == Kind.TEXT;
        };
    }

    /// The value is one of these; for several values: any of them is.
    record AnyOf(String field, Set<?> values) implements FieldCondition {
        public AnyOf {
            values = Set.copyOf(values);
        }
    }

    /// `from <= value < to`; a null border is open.
    record Range(String field, @Nullable Comparable<?> from, @Nullable Comparable<?> to) implements FieldCondition {}

    /// The value starts with this, letter case included.
    record Prefix(String field, String prefix) implements FieldCondition {}

    /// The text contains this somewhere, letter case ignored.
    record Contains(String field, String part) implements FieldCondition {}

    static FieldCondition is(String field, Object value) {
        return new AnyOf(field, Set.of(value));
    }
}
