package io.incidentledger.query.measures;

import io.incidentledger.projection.history.DocumentHistory;
import io.incidentledger.projection.history.Historized;

/// The stored document of an incident in the measures view: what the incident contributes, and the events that it was
/// folded from.
public record MeasureDocument(MeasureRow now, DocumentHistory past) implements Historized<MeasureRow> {}
