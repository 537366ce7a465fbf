package io.incidentledger.projection.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/// A field by which documents can be found or sorted.
///
/// @param kind determines which conditions apply
/// @param indexed whether memory keeps an index: for equality of keywords, for the order of other kinds. Without an
///     index every candidate is checked. MongoDB has an index on every field except texts.
/// @param value reads the field from a document; pure. Only fields that are never sorted by may return null.
public record IndexField<D>(String name, Kind kind, boolean indexed, Function<D, ? extends @Nullable Object> value) {

    /// The name under which a view declares the position of its documents, a number; stores know this value without
    /// reading the document.
    public static final String POSITION = "position";

    /// The name under which a view declares the position of a document's first event, a number that never changes.
    public static final String BEGAN = "began";

    /// The type of a field's value.
    public enum Kind {
        /// One [String]: equality, prefix, sorting.
        KEYWORD,
        /// A [Collection] of [String]s: equality and prefix hold when they hold for any of them.
        KEYWORDS,
        /// A longer [String]: only [FieldCondition.Contains]. Never indexed.
        TEXT,
        /// A [Long]: equality, range, sorting.
        NUMBER,
        /// An [Instant]: equality, range, sorting.
        INSTANT,
        /// A [LocalDate]: equality, range, sorting.
        DATE
    }

    public static <D> IndexField<D> keyword(String name, Function<D, @Nullable String> value) {
        return new IndexField<>(name, Kind.KEYWORD, true, value);
    }

    public static <D> IndexField<D> keywords(String name, Function<D, Collection<String>> value) {
        return new IndexField<>(name, Kind.KEYWORDS, true, value);
    }

    public static <D> IndexField<D> text(String name, Function<D, @Nullable String> value) {
        return new IndexField<>(name, Kind.TEXT, false, value);
    }

    public static <D> IndexField<D> number(String name, Function<D, @Nullable Long> value) {
        return new IndexField<>(name, Kind.NUMBER, true, value);
    }

    public static <D> IndexField<D> instant(String name, Function<D, @Nullable Instant> value) {
        return new IndexField<>(name, Kind.INSTANT, true, value);
    }

    public static <D> IndexField<D> date(String name, Function<D, @Nullable LocalDate> value) {
        return new IndexField<>(name, Kind.DATE, true, value);
    }

    /// The same field without an index in memory: few queries have it as their only condition, or most documents share
    /// a value.
    public IndexField<D> unindexed() {
        return new IndexField<>(name, kind, false, value);
    }

    boolean sortable() {
        return kind != Kind.KEYWORDS && kind != Kind.TEXT;
    }
}
