package io.incidentledger.query.measures;

import java.util.List;
import java.util.stream.Stream;

import io.incidentledger.events.durations.DurationDefinition;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.validation.FieldError;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemFactory;

/// The available measures: the durations in force, and the time between failures, which is no duration of a single
/// incident.
public record MeasureCatalog(DurationDefinitions durations) {

    public static final String BETWEEN_FAILURES = "timeBetweenFailures";

    /// The names in the order in which responses list them.
    public List<String> names() {
        return Stream.concat(durations.all().stream().map(DurationDefinition::key), Stream.of(BETWEEN_FAILURES))
                .toList();
    }

    /// @throws ProblemException 400 if the query requests an unknown measure
    public void check(MeasureQuery query) {
        if (!names().containsAll(query.measures())) {
            throw new ProblemException(ProblemFactory.invalidParameters(
                    List.of(new FieldError("measure", "must be one of " + String.join(", ", names())))));
        }
    }

    public List<DurationDefinition> requested(MeasureQuery query) {
        return durations.all().stream().filter(each -> query.wants(each.key())).toList();
    }
}
