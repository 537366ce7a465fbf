package io.incidentledger.query.incident;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.Link;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.durations.Durations;
import io.incidentledger.events.milestones.MilestoneReading;
import io.incidentledger.events.warnings.ConsistencyWarning;
import io.incidentledger.events.warnings.ConsistencyWarnings;
import io.incidentledger.query.folding.Joined;
import io.incidentledger.query.numbers.KnownNumbers;
import org.jspecify.annotations.Nullable;

/// An incident as the API answers it.
///
/// @param number
///            what people call it; comes from another view; null: that view has not come so far
/// @param severity
///            at present
/// @param open
///            whether people still work on it
/// @param declaredAt
///            in the world
/// @param needsCommander
///            it is open and nobody commands it
/// @param roles
///            by role; a lead that nobody holds is implicitly the commander's
/// @param milestones
///            by their names, in the order in which they usually come
/// @param definitionVersion
///            of the durations; changes whenever one means something else
/// @param durations
///            by the names of the measures
/// @param mergedIntoNumber
///            of the incident that goes on instead; null: as for mergedInto, or not asked for
/// @param absorbedNumbers
///            of the incidents that it has absorbed
/// @param warnings
///            what somebody should look at
/// @param position
///            of the last event that is in it
public record IncidentAnswer(String incidentId, @Nullable Long number, String title, @Nullable String summary,
        Severity severity, Severity initialSeverity, Severity peakSeverity, Status status, boolean open, Mode mode,
        Visibility visibility, String source, String declaredBy, Instant declaredAt, Map<String, String> labels,
        List<String> services, @Nullable ExternalRef externalRef, @Nullable String issue, @Nullable String rootCause,
        @Nullable Instant eta, Responsibility responsible, boolean needsCommander, List<RoleHolding> roles,
        Map<String, MilestoneReading> milestones, ImpactAnswer impact, int definitionVersion,
        Map<String, DurationAnswer> durations,
        @Nullable String mergedInto, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long mergedIntoNumber,
        List<String> absorbed, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Long> absorbedNumbers, Counts counts,
        @Nullable LastUpdate lastUpdate,
        List<Link> links,
        List<ConsistencyWarning> warnings, long position, long sequence, Instant recordedAt) {

    /// How many there are of what is listed elsewhere.
    public record Counts(int updates, int timelineEntries, int actionItems, int openActionItems) {}

    /// @param definitions
    ///            of the durations, those in force
    /// @param now
    ///            the time of asking
    public static IncidentAnswer of(IncidentView view, @Nullable Long number, DurationDefinitions definitions,
            Instant now) {
        Details details = view.details();
        Declaration declaration = view.declaration();
        Course course = view.course();
        return new IncidentAnswer(view.incidentId(), number, details.title(), details.summary(),
                course.severity().current(),
                course.severity().initial(), course.severity().peak(), course.status(), course.status().open(),
                declaration.mode(), details.visibility(), declaration.source(), declaration.declaredBy(),
                view.declaredAt(),
                details.labels(), details.services(), declaration.externalRef(), details.issue(), details.rootCause(),
                details.eta(), view.people().responsible(), view.needsCommander(), view.people().roles().all(),
                named(course.milestones().readings(now)), ImpactAnswer.of(view), definitions.version(),
                durations(view, definitions, now),
                course.related().mergedInto(), null, course.related().absorbed(), List.of(), counts(view),
                view.communication().lastUpdate(),
                view.communication().links(),
                ConsistencyWarnings.of(view.consistency(), now), view.position(), view.sequence(), view.recordedAt());
    }

    /// The same with what other incidents add to it.
    IncidentAnswer beside(Joined<IncidentView> joined, KnownNumbers numbers, Instant now) {
        List<ConsistencyWarning> all = Stream.concat(warnings.stream(), Proposals.of(joined, numbers, now).stream())
                .toList();
        Long into = mergedInto == null ? null : numbers.of(mergedInto);
        List<Long> others = absorbed.stream().map(numbers::of).filter(Objects::nonNull).toList();
        return new IncidentAnswer(incidentId, number, title, summary, severity, initialSeverity, peakSeverity, status,
                open, mode, visibility, source, declaredBy, declaredAt, labels, services, externalRef, issue, rootCause,
                eta, responsible, needsCommander, roles, milestones, impact, definitionVersion, durations, mergedInto,
                into, absorbed, others, counts, lastUpdate, links, all, position, sequence, recordedAt);
    }

    private static Map<String, MilestoneReading> named(Map<Milestone, MilestoneReading> milestones) {
        Map<String, MilestoneReading> named = new LinkedHashMap<>();
        milestones.forEach((milestone, reading) -> named.put(milestone.wireName(), reading));
        return named;
    }

    private static Map<String, DurationAnswer> durations(IncidentView view, DurationDefinitions definitions,
            Instant now) {
        Map<String, DurationAnswer> durations = new LinkedHashMap<>();
        Durations.readings(view.course().milestones(), definitions, now)
                .forEach((definition, reading) -> durations.put(definition.key(), DurationAnswer.of(reading)));
        return durations;
    }

    private static Counts counts(IncidentView view) {
        return new Counts(view.communication().updates(), view.communication().entries(),
                view.followUps().statuses().size(), view.followUps().open());
    }
}
