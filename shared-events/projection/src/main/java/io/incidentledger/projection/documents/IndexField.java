package io.incidentledger.projection.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/// Something that documents can be found or sorted by.
///
/// @param kind decides which conditions fit
/// @param indexed whether memory shall be fast at it: at equality for keywords, at order for the others. What is not
///     indexed is answered by looking at every candidate. MongoDB has an index of every field but texts.
/// @param value reads it from a document; pure. Only fields that are never sorted by may give null.
public record IndexField<D>(String name, Kind kind, boolean indexed, Function<D, ? extends @Nullable Object> value) {

    /// By this name a view declares the position of its documents, a number: a store knows it without looking into
    /// them.
    public static final String POSITION = "position";

    /// By this name a view declares the position of a document's first event, a number that never changes.
    public static final String BEGAN = "began";

    /// What a field holds.
    public enum Kind {
        /// One [String]: equality, prefix, sorting.
        KEYWORD,
        /// A [Collection] of [String]s: equality and prefix hold when they hold for any of them.
        KEYWORDS,
        /// A longer [String]: only [Condition.Contains]. Never indexed.
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

    /// The same field for memory to keep no index of: few documents have it as their only condition, or most share a
    /// value.
    public IndexField<D> unindexed() {
        return new IndexField<>(name, kind, false, value);
    }

    boolean sortable() {
        return kind != Kind.KEYWORDS && kind != Kind.TEXT;
    }
}
