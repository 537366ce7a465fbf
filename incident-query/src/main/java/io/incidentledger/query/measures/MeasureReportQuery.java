package io.incidentledger.query.measures;

import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.query.readmodel.ReadOptions;

/// The report that a caller requests of the measures of a period.
///
/// @param detailLevel what the response has besides the figures
public record MeasureReportQuery(ReadOptions options, MeasureQuery measures, DetailLevel detailLevel) {

    static MeasureReportQuery of(QueryParameters parameters) {
        MeasureQueryParser parser = new MeasureQueryParser(parameters);
        MeasureQuery measures = parser.query();
        return new MeasureReportQuery(ReadOptions.of(parameters), measures, parser.detailLevel(measures));
    }
}
