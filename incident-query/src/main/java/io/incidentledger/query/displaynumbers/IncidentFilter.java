package io.incidentledger.query.displaynumbers;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.incidentledger.events.IncidentReference;
import io.incidentledger.events.validation.TextFormat;
import io.incidentledger.http.parameters.ParameterSchema;
import io.incidentledger.http.parameters.QueryParameter;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemFactory;

/// The repeatable filter `incident` of a query across incidents.
///
/// @param names ids or display numbers, of incidents that exist or not; empty: all incidents
public record IncidentFilter(List<String> names) {

    private static final QueryParameter<List<String>> INCIDENT = QueryParameter.texts("incident",
            "Only what belongs to these incidents, given by id or display number.",
            ParameterSchema.matching(TextFormat.Kind.INCIDENT.pattern()),
            IncidentReference::isWellFormed, IncidentReference.REQUIREMENT);

    public IncidentFilter {
        names = List.copyOf(names);
    }

    /// Parses `incident`.
    public static IncidentFilter of(QueryParameters parameters) {
        return new IncidentFilter(parameters.get(INCIDENT));
    }

    /// Whether it lets every incident through.
    public boolean isEmpty() {
        return names.isEmpty();
    }

    /// The ids of the incidents. Blocking.
    ///
    /// @throws ProblemException 404 if an incident has not been declared, because an empty answer would suggest that the
    ///     incident exists and has nothing of the kind
    public Set<String> ids(DisplayNumbers numbers) {
        Set<String> ids = new HashSet<>();
        for (String name : names) {
            ids.add(IncidentReference.idOf(name, numbers::incidentWith).filter(id -> numbers.numberOf(id).isPresent())
                    .orElseThrow(() -> new ProblemException(ProblemFactory.unknownIncident(name))));
        }
        return ids;
    }
}
