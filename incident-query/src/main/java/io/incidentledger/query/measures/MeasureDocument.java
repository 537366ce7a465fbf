package io.incidentledger.query.measures;

import io.incidentledger.projection.history.EventHistory;
import io.incidentledger.projection.history.Historized;

/// What an incident contributes to the measures, and what that was made of.
public record MeasureDocument(MeasureRow now, EventHistory past) implements Historized<MeasureRow> {}
