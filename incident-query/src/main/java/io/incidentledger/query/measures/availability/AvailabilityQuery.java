package io.incidentledger.query.measures.availability;

import java.util.Set;

import io.incidentledger.events.NameKey;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.query.measures.MeasureQueryParser;
import io.incidentledger.query.measures.OptionalIncidentKind;
import io.incidentledger.query.measures.ReportPeriod;
import io.incidentledger.query.readmodel.ReadOptions;

/// The availability that a caller requests.
///
/// @param service in the form in which names are compared
/// @param limit the maximum number of outages in the response
record AvailabilityQuery(String service, ReadOptions options, ReportPeriod period, Set<OptionalIncidentKind> included,
        int limit) {

    private static final String NAME = "name";

    static AvailabilityQuery of(QueryParameters parameters) {
        MeasureQueryParser parser = new MeasureQueryParser(parameters);
        String service = NameKey.of(parameters.pathVariable(NAME));
        if (service.isEmpty()) {
            parameters.fault(NAME, "must have a visible character");
        }
        return new AvailabilityQuery(service, ReadOptions.of(parameters), parser.period(), parser.included(),
                parameters.get(QueryParameters.LIMIT));
    }
}
