package io.incidentledger.query.measures.statistics;

import io.incidentledger.events.durations.MeasuredDuration;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.MeasureRow;
import org.jspecify.annotations.Nullable;

/// What one incident said about a measure.
///
/// @param reading
///            null: the measure is not about this incident
/// @param gap
///            null: it is a duration of the incident itself
public record Sample(StoredDocument<MeasureRow> incident, @Nullable MeasuredDuration reading,
        TimeBetweenFailures.@Nullable Gap gap) {}
