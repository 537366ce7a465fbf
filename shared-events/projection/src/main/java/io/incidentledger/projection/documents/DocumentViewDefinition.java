package io.incidentledger.projection.documents;

import java.util.List;
import java.util.function.Predicate;

import io.incidentledger.events.RecordedEvent;
import io.incidentledger.projection.Fold;
import org.jspecify.annotations.Nullable;

/// The definition of a stored view, independent of where it is stored.
///
/// @param name stable, kebab-case
/// @param version raised whenever the fold or a field produces different results, so that stored documents of former
///     versions are not used
/// @param documentType a record that Jackson can write and read back
/// @param documentId determines the document that an event belongs to
/// @param indexFields the fields that can be queried; their names are unique
public record DocumentViewDefinition<D>(String name, int version, Class<D> documentType,
        DocumentId documentId, Fold<D> fold,
        List<IndexField<D>> indexFields) {

    /// Determines which document an event belongs to. Pure and stable: an event always belongs to the same document.
    @FunctionalInterface
    public interface DocumentId {

        /// @return null if it belongs to none
        @Nullable String of(RecordedEvent event);
    }

    public DocumentViewDefinition {
        indexFields = List.copyOf(indexFields);
        if (indexFields.stream().map(IndexField::name).distinct().count() != indexFields.size()) {
            throw new IllegalArgumentException("view " + name + " declares an index field twice");
        }
    }

    /// @throws IllegalArgumentException if the field is not declared
    public IndexField<D> indexField(String fieldName) {
        return indexFields.stream().filter(field -> field.name().equals(fieldName)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("view " + name + " has no index field " + fieldName));
    }

    /// The field of a condition.
    ///
    /// @throws IllegalArgumentException if the field is not declared, or the condition does not fit its kind
    public IndexField<D> fieldOf(FieldCondition fieldCondition) {
        IndexField<D> field = indexField(fieldCondition.field());
        if (!fieldCondition.fits(field.kind())) {
            throw new IllegalArgumentException(
                    fieldCondition + " does not fit field " + field.name() + " of kind " + field.kind());
        }
        return field;
    }

    /// The conditions as a predicate, for callers without a query language.
    ///
    /// @throws IllegalArgumentException if a field is not declared, or a condition does not fit its kind
    public Predicate<D> fulfilling(List<FieldCondition> conditions) {
        return FieldConditionPredicates.allOf(this, conditions);
    }

    /// The field by which a query is sorted.
    ///
    /// @throws IllegalArgumentException if the field is not declared, or can't be sorted by
    public IndexField<D> fieldOf(DocumentQuery.Sort sort) {
        IndexField<D> field = indexField(sort.field());
        if (!field.sortable()) {
            throw new IllegalArgumentException("field " + field.name() + " can't be sorted by");
        }
        return field;
    }
}
