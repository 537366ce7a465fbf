package io.incidentledger.query.displaynumbers;

import java.util.List;

import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.IndexField;

/// The stored document of an incident's display number, whose id is that of the incident. A number depends on all
/// earlier declarations, so it cannot be folded from its own document: only [DisplayNumberProjector] writes it.
///
/// @param declaredPosition the position of the declaration
public record DisplayNumberDocument(long number, long declaredPosition) {

    static final String NUMBER = "number";
    static final String DECLARED_POSITION = "declaredPosition";

    public static final DocumentViewDefinition<DisplayNumberDocument> VIEW = new DocumentViewDefinition<>("numbers", 1,
            DisplayNumberDocument.class,
            event -> null, (number, event) -> {
                throw new UnsupportedOperationException("numbers are no fold");
            }, List.of(IndexField.<DisplayNumberDocument>number(NUMBER, DisplayNumberDocument::number),
                    IndexField.<DisplayNumberDocument>number(DECLARED_POSITION,
                            DisplayNumberDocument::declaredPosition)));
}
