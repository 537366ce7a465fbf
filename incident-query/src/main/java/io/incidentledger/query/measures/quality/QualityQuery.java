package io.incidentledger.query.measures.quality;

import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.query.measures.DetailLevel;
import io.incidentledger.query.measures.MeasureQuery;
import io.incidentledger.query.measures.MeasureQueryParser;
import io.incidentledger.query.readmodel.ReadOptions;

/// The report that a caller requests of the data quality of a period.
///
/// @param detailLevel what the response has besides the figures
record QualityQuery(ReadOptions options, MeasureQuery measures, DetailLevel detailLevel) {

    static QualityQuery of(QueryParameters parameters) {
        MeasureQueryParser parser = new MeasureQueryParser(parameters);
        return new QualityQuery(ReadOptions.of(parameters), parser.queryOfQuality(), parser.detailLevelOfQuality());
    }
}
