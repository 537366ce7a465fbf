package io.incidentledger.query.numbers;

import java.util.List;

import io.incidentledger.projection.documents.DocumentView;
import io.incidentledger.projection.documents.IndexField;

/// An incident's number as a stored document, whose id is the incident's. A number depends on all declarations before
/// it, so it is no fold of its own document: only [DisplayNumberProjector] writes.
///
/// @param declaredPosition of the declaration
public record NumberedIncident(long number, long declaredPosition) {

    static final String NUMBER = "number";
    static final String DECLARED_POSITION = "declaredPosition";

    public static final DocumentView<NumberedIncident> VIEW = new DocumentView<>("numbers", 1, NumberedIncident.class,
            event -> null, (number, event) -> {
                throw new UnsupportedOperationException("numbers are no fold");
            }, List.of(IndexField.<NumberedIncident>number(NUMBER, NumberedIncident::number),
                    IndexField.<NumberedIncident>number(DECLARED_POSITION, NumberedIncident::declaredPosition)));
}
