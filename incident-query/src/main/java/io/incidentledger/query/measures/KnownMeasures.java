package io.incidentledger.query.measures;

import java.util.List;
import java.util.stream.Stream;

import io.incidentledger.events.milestones.BusinessHours;
import io.incidentledger.events.milestones.DurationDefinition;
import io.incidentledger.events.milestones.DurationDefinitions;
import io.incidentledger.events.validation.FieldFault;
import io.incidentledger.http.ProblemException;
import io.incidentledger.http.Problems;

/// The measures there are: the durations that are in force, and the one that is no duration of a single incident.
record KnownMeasures(DurationDefinitions durations) {

    static final String BETWEEN_FAILURES = "timeBetweenFailures";

    private static final String FIRST_GAPS = "per service from the end of one impact to the start of the next, overlapping ones merged (MTBF)";
    private static final String GAPS = "per service from the end of one incident's impact to the start of the next incident's, overlapping ones merged (MTBF)";

    /// In the order in which they are answered.
    List<String> names() {
        return Stream.concat(durations.all().stream().map(DurationDefinition::key), Stream.of(BETWEEN_FAILURES))
                .toList();
    }

    /// @throws ProblemException
    ///             400 when somebody asks for another one
    void check(MeasureQuestion question) {
        if (!names().containsAll(question.measures())) {
            throw new ProblemException(Problems.invalidParameters(
                    List.of(new FieldFault("measure", "must be one of " + String.join(", ", names())))));
        }
    }

    List<DurationDefinition> wanted(MeasureQuestion question) {
        return durations.all().stream().filter(each -> question.wants(each.key())).toList();
    }

    List<MeasuresAnswer.Definition> definitions(MeasureQuestion question) {
        Stream<MeasuresAnswer.Definition> gaps = question.wants(BETWEEN_FAILURES)
                ? Stream.of(ofGaps())
                : Stream.empty();
        return Stream.concat(wanted(question).stream().map(KnownMeasures::definition), gaps).toList();
    }

    private MeasuresAnswer.Definition ofGaps() {
        return new MeasuresAnswer.Definition(BETWEEN_FAILURES, null, null, durations.builtIn() == 1 ? FIRST_GAPS : GAPS,
                null, null, false, null);
    }

    private static MeasuresAnswer.Definition definition(DurationDefinition duration) {
        BusinessHours hours = duration.hours();
        return new MeasuresAnswer.Definition(duration.key(), duration.from().milestone(), duration.to().milestone(),
                duration.wording(), duration.from().occurrence(), duration.to().occurrence(), duration.response(),
                hours == null ? null : hours.definition());
    }
}
