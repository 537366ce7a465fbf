package io.incidentledger.projection.documents;

import java.util.Set;

import io.incidentledger.projection.documents.IndexField.Kind;
import org.jspecify.annotations.Nullable;

/// A condition on one declared [IndexField] of a document. Absent values fulfill no condition. Independent of the
/// store.
public sealed interface FieldCondition {

    /// The name of the field.
    String field();

    /// Whether the condition applies to fields of this kind.
    default boolean fits(Kind kind) {
        return switch (this) {
            case AnyOf anyOf -> kind != Kind.TEXT;
            case Range range -> kind == Kind.NUMBER || kind == Kind.INSTANT || kind == Kind.DATE;
            case Prefix prefix -> kind == Kind.KEYWORD || kind == Kind.KEYWORDS;
            case Contains contains -> kind == Kind.TEXT;
        };
    }

    /// The value is one of these; for fields with several values: any of them is.
    record AnyOf(String field, Set<?> values) implements FieldCondition {
        public AnyOf {
            values = Set.copyOf(values);
        }
    }

    /// `from <= value < to`; a null bound is open.
    record Range(String field, @Nullable Comparable<?> from, @Nullable Comparable<?> to) implements FieldCondition {}

    /// The value starts with this prefix, case-sensitive.
    record Prefix(String field, String prefix) implements FieldCondition {}

    /// The text contains this part anywhere, case-insensitive.
    record Contains(String field, String part) implements FieldCondition {}

    static FieldCondition is(String field, Object value) {
        return new AnyOf(field, Set.of(value));
    }
}
