package io.incidentledger.view;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What a stored view is, apart from where it is stored.
 *
 * @param name
 *            stable, kebab-case
 * @param version
 *            raised whenever the fold or a field gives something else, so that stored documents of before are not mistaken for today's
 * @param documentType
 *            a record that Jackson can write and read back
 * @param documentId
 *            the document that an event goes into; null: none. Pure.
 * @param indexFields
 *            what can be asked for; names are unique
 */
public record DocumentView<D>(String name, int version, Class<D> documentType,
        Function<RecordedEvent, @Nullable String> documentId, Fold<D> fold,
        List<IndexField<D>> indexFields) {
    public DocumentView {
        indexFields = List.copyOf(indexFields);
        if (indexFields.stream().map(IndexField::name).distinct().count() != indexFields.size()) {
            throw new IllegalArgumentException("view " + name + " declares an index field twice");
        }
    }

    /**
     * @throws IllegalArgumentException
     *             when it is not declared
     */
    public IndexField<D> indexField(String fieldName) {
        return indexFields.stream().filter(field -> field.name().equals(fieldName)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("view " + name + " has no index field " + fieldName));
    }
}
