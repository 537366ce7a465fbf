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
import io.incidentledger.events.durations.DurationCalculator;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.milestones.EvaluatedMilestone;
import io.incidentledger.events.warnings.ConsistencyChecker;
import io.incidentledger.events.warnings.ConsistencyWarning;
import io.incidentledger.query.displaynumbers.NumbersById;
import io.incidentledger.query.folding.IncidentViewWithAbsorbed;
import io.incidentledger.query.policies.EffectiveDefinitionsResolver;
import io.incidentledger.query.readmodel.IncidentReadResult;
import io.incidentledger.query.readmodel.ReadPoint;
import org.jspecify.annotations.Nullable;

/// An incident with everything that is known about it.
///
/// @param number the display number; null: not known yet
/// @param title what is wrong, in one line
/// @param summary what happened, in any number of lines; null: nothing is known
/// @param severity the current severity
/// @param initialSeverity the severity at the declaration
/// @param peakSeverity the highest severity that it has had
/// @param status the current status
/// @param open whether people are still working on it
/// @param visibility who may see it
/// @param source what caused the declaration: `manual`, a monitoring system or an import
/// @param declaredBy who declared it
/// @param declaredAt when it was declared, as its milestone says
/// @param labels further properties by name
/// @param services the affected services
/// @param externalRef the same incident in another system; null: none
/// @param issue the problem that people see; null: not known
/// @param rootCause why it happened; null: not known
/// @param eta when it is expected to be over; null: not known
/// @param responsible the responsible team or person
/// @param needsCommander whether it is open and has no incident commander
/// @param roles who has which role, sorted by role; a vacant lead role is implicitly held by the incident commander
/// @param milestones what was reached when, by the name of the milestone, in the usual order
/// @param impact what it affected
/// @param durations how long things took, by the key of the measure
/// @param mergedInto the incident that it was merged into; null: it was not merged
/// @param mergedIntoNumber the number of the incident that it was merged into; absent if it was not merged or the
///     number is not known
/// @param absorbed the ids of the incidents that it has absorbed
/// @param absorbedNumbers the numbers of the incidents that it has absorbed; absent if there are none
/// @param counts how many items other endpoints list
/// @param lastUpdate the latest status update; null: none was given
/// @param links links from its timeline entries
/// @param warnings problems that somebody should look into
/// @param position the position of its last event that is included
/// @param recordedAt when its last event was recorded
public record IncidentResponse(String incidentId, @Nullable Long number, String title, @Nullable String summary,
        Severity severity, Severity initialSeverity, Severity peakSeverity, Status status, boolean open, Mode mode,
        Visibility visibility, String source, String declaredBy, Instant declaredAt, Map<String, String> labels,
        List<String> services, @Nullable ExternalRef externalRef, @Nullable String issue, @Nullable String rootCause,
        @Nullable Instant eta, ResponsibleParty responsible, boolean needsCommander, List<RoleAssignment> roles,
        Map<String, EvaluatedMilestone> milestones, ImpactResponse impact, int definitionVersion,
        Map<String, DurationResponse> durations,
        @Nullable String mergedInto, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long mergedIntoNumber,
        List<String> absorbed, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Long> absorbedNumbers, Counts counts,
        @Nullable LatestStatusUpdate lastUpdate,
        List<Link> links,
        List<ConsistencyWarning> warnings, long position, long sequence, Instant recordedAt) {

    /// The numbers of items of an incident that other endpoints list.
    ///
    /// @param updates the number of status updates
    /// @param timelineEntries the number of timeline entries that people wrote
    /// @param actionItems the number of action items
    /// @param openActionItems the number of action items that are neither done nor dropped
    public record Counts(int updates, int timelineEntries, int actionItems, int openActionItems) {}

    /// An incident that a query has read, with the durations that were in force at its point.
    static IncidentResponse of(IncidentReadResult<IncidentViewWithAbsorbed<IncidentView>> read,
            EffectiveDefinitionsResolver definitions) {
        ReadPoint point = read.point();
        return of(read.content().own(), read.number(), definitions.asOf(point.position()), point.now())
                .beside(read.content(), read.numbers(), point.now());
    }

    /// @param definitions the duration definitions in force
    /// @param now the time of the query
    public static IncidentResponse of(IncidentView view, @Nullable Long number, DurationDefinitions definitions,
            Instant now) {
        IncidentDescription incidentDescription = view.details();
        DeclarationOrigin declarationOrigin = view.declaration();
        IncidentProgress incidentProgress = view.course();
        return new IncidentResponse(view.incidentId(), number, incidentDescription.title(),
                incidentDescription.summary(),
                incidentProgress.severity().current(),
                incidentProgress.severity().initial(), incidentProgress.severity().peak(), incidentProgress.status(),
                incidentProgress.status().open(),
                declarationOrigin.mode(), incidentDescription.visibility(), declarationOrigin.source(),
                declarationOrigin.declaredBy(),
                view.declaredAt(),
                incidentDescription.labels(), incidentDescription.services(), declarationOrigin.externalRef(),
                incidentDescription.issue(), incidentDescription.rootCause(),
                incidentDescription.eta(), view.people().responsible(), view.needsCommander(),
                view.people().roles().all(),
                named(incidentProgress.milestones().readings(now)), ImpactResponse.of(view), definitions.version(),
                durations(view, definitions, now),
                incidentProgress.related().mergedInto(), null, incidentProgress.related().absorbed(), List.of(),
                counts(view),
                view.communication().lastUpdate(),
                view.communication().links(),
                ConsistencyChecker.of(view.consistency(), now), view.position(), view.sequence(), view.recordedAt());
    }

    /// This response with what other incidents add to it: merge suggestions and display numbers.
    IncidentResponse beside(IncidentViewWithAbsorbed<IncidentView> incidentViewWithAbsorbed, NumbersById numbers,
            Instant now) {
        List<ConsistencyWarning> all = Stream
                .concat(warnings.stream(), MergeSuggestions.of(incidentViewWithAbsorbed, numbers, now).stream())
                .toList();
        Long into = mergedInto == null ? null : numbers.of(mergedInto);
        List<Long> others = absorbed.stream().map(numbers::of).filter(Objects::nonNull).toList();
        return new IncidentResponse(incidentId, number, title, summary, severity, initialSeverity, peakSeverity, status,
                open, mode, visibility, source, declaredBy, declaredAt, labels, services, externalRef, issue, rootCause,
                eta, responsible, needsCommander, roles, milestones, impact, definitionVersion, durations, mergedInto,
                into, absorbed, others, counts, lastUpdate, links, all, position, sequence, recordedAt);
    }

    private static Map<String, EvaluatedMilestone> named(Map<Milestone, EvaluatedMilestone> milestones) {
        Map<String, EvaluatedMilestone> named = new LinkedHashMap<>();
        milestones.forEach((milestone, reading) -> named.put(milestone.wireName(), reading));
        return named;
    }

    private static Map<String, DurationResponse> durations(IncidentView view, DurationDefinitions definitions,
            Instant now) {
        Map<String, DurationResponse> durations = new LinkedHashMap<>();
        DurationCalculator.readings(view.course().milestones(), definitions, now)
                .forEach((definition, reading) -> durations.put(definition.key(), DurationResponse.of(reading)));
        return durations;
    }

    private static Counts counts(IncidentView view) {
        return new Counts(view.communication().updates(), view.communication().entries(),
                view.followUps().statuses().size(), view.followUps().open());
    }
}
