package io.incidentledger.query.measures.drift;

import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.query.measures.MeasureQuery;
import io.incidentledger.query.measures.MeasureQueryParser;
import io.incidentledger.query.readmodel.LedgerComparisonPoints;

/// The change of the figures of a period that a caller requests.
///
/// @param history from when the figures were reported, to when they are compared
record DriftQuery(LedgerComparisonPoints history, MeasureQuery measures) {

    static DriftQuery of(QueryParameters parameters) {
        return new DriftQuery(LedgerComparisonPoints.of(parameters), new MeasureQueryParser(parameters).queryOfDrift());
    }
}
