package io.incidentledger.query.measures.statistics;

import io.incidentledger.events.durations.MeasuredDuration;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.MeasureRow;
import org.jspecify.annotations.Nullable;

/// What one incident contributes to a measure.
///
/// @param reading null: the measure does not apply to this incident
/// @param gap null: the reading is a duration of the incident itself
public record MeasureContribution(StoredDocument<MeasureRow> incident, @Nullable MeasuredDuration reading,
        TimeBetweenFailures.@Nullable Gap gap) {}
