package io.incidentledger.query.displaynumbers;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.incidentledger.events.IncidentReference;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemFactory;

/// The repeatable filter `incident` of a query across incidents.
///
/// @param names ids or display numbers, of incidents that exist or not; empty: all incidents
public record IncidentFilter(List<String> names) {

    public static final String PARAMETER = "incident";

    public IncidentFilter {
        names = List.copyOf(names);
    }

    /// Reads the filter from a request, and notes what can be neither an id nor a number.
    public static IncidentFilter of(QueryParameters parameters) {
        List<String> names = parameters.texts(PARAMETER);
        if (!names.stream().allMatch(IncidentReference::isWellFormed)) {
            parameters.fault(PARAMETER, IncidentReference.REQUIREMENT);
        }
        return new IncidentFilter(names);
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
