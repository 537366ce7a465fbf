package io.incidentledger.query.measures;

import io.incidentledger.view.Past;
import io.incidentledger.view.Remembering;

/// What an incident contributes to the measures, and what that was made of.
public record MeasureDocument(MeasureRow now, Past past) implements Remembering<MeasureRow> {}
