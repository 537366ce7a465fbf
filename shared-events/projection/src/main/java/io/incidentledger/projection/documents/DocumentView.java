package io.incidentledger.projection.documents;

import java.util.List;
import java.util.function.Predicate;

import io.incidentledger.events.RecordedEvent;
import io.incidentledger.projection.Fold;
import org.jspecify.annotations.Nullable;

/// What a stored view is, apart from where it is stored.
///
/// @param name stable, kebab-case
/// @param version raised whenever the fold or a field gives something else, so that stored documents of before are not
///     mistaken for today's
/// @param documentType a record that Jackson can write and read back
/// @param documentId the document that an event goes into
/// @param indexFields what can be asked for; names are unique
public record DocumentView<D>(String name, int version, Class<D> documentType,
        DocumentId documentId, Fold<D> fold,
        List<IndexField<D>> indexFields) {

    /// Which document an event goes into. Pure; never changes its mind.
    @FunctionalInterface
    public interface DocumentId {

        /// @return null: none
        @Nullable String of(RecordedEvent event);
    }

    public DocumentView {
        indexFields = List.copyOf(indexFields);
        if (indexFields.stream().map(IndexField::name).distinct().count() != indexFields.size()) {
            throw new IllegalArgumentException("view " + name + " declares an index field twice");
        }
    }

    /// @throws IllegalArgumentException when it is not declared
    public IndexField<D> indexField(String fieldName) {
        return indexFields.stream().filter(field -> field.name().equals(fieldName)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("view " + name + " has no index field " + fieldName));
    }

    /// The field that a condition is about.
    ///
    /// @throws IllegalArgumentException when it is not declared, or the condition does not fit its kind
    public IndexField<D> fieldOf(FieldCondition fieldCondition) {
        IndexField<D> field = indexField(fieldCondition.field());
        if (!fieldCondition.fits(field.kind())) {
            throw new IllegalArgumentException(
                    fieldCondition + " does not fit field " + field.name() + " of kind " + field.kind());
        }
        return field;
    }

    /// Conditions as a predicate, for whoever has no query language.
    ///
    /// @throws IllegalArgumentException when a field is not declared, or a condition does not fit its kind
    public Predicate<D> fulfilling(List<FieldCondition> conditions) {
        return ConditionPredicates.allOf(this, conditions);
    }

    /// The field that a question is to be sorted by.
    ///
    /// @throws IllegalArgumentException when it is not declared, or has no order
    public IndexField<D> fieldOf(DocumentQuery.Sort sort) {
        IndexField<D> field = indexField(sort.field());
        if (!field.sortable()) {
            throw new IllegalArgumentException("field " + field.name() + " can't be sorted by");
        }
        return field;
    }
}
