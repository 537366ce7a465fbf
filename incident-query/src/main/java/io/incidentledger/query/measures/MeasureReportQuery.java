package io.incidentledger.query.measures;

import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.query.readmodel.ReadOptions;

/// The report that a caller requests of the measures of a period.
///
/// @param detailLevel what the response has besides the figures
public record MeasureReportQuery(ReadOptions options, MeasureQuery measures, DetailLevel detailLevel) {

    /// @throws ProblemException 400 if the response should have more than figures, for which a table has no columns
    public void requireFiguresOnly() {
        if (!detailLevel.details().isEmpty()) {
            throw QueryParameters.invalid(MeasureQueryParser.DETAIL, "is not available as text/csv");
        }
        if (detailLevel.compared()) {
            throw QueryParameters.invalid(MeasureQueryParser.COMPARE, "is not available as text/csv");
        }
    }

    static MeasureReportQuery of(QueryParameters parameters) {
        MeasureQueryParser parser = new MeasureQueryParser(parameters);
        MeasureQuery measures = parser.query();
        return new MeasureReportQuery(ReadOptions.of(parameters), measures, parser.detailLevel(measures));
    }
}
