package io.incidentledger.query.measures;

import io.incidentledger.projection.past.Past;
import io.incidentledger.projection.past.Remembering;

/// What an incident contributes to the measures, and what that was made of.
public record MeasureDocument(MeasureRow now, Past past) implements Remembering<MeasureRow> {}
