package io.incidentledger.query.measures.whatif;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.policy.CustomMeasureDefinition;
import io.incidentledger.query.measures.DetailLevel;
import io.incidentledger.query.measures.MeasureCatalog;
import io.incidentledger.query.measures.MeasureQuery;
import io.incidentledger.query.measures.report.MeasureReport;
import io.incidentledger.query.measures.report.MeasuresResponse;
import org.jspecify.annotations.Nullable;

/// Computes the response to one query twice, for the recorded facts and for the hypothetical ones, from the same rows
/// and as of the same time. Use one instance per response.
final class WhatIfReport {

    private final MeasureQuery query;
    private final DetailLevel detailLevel;
    private final DurationDefinitions inForce;
    private final Instant now;
    private final Function<Collection<String>, Map<String, Long>> numbers;

    WhatIfReport(MeasureQuery query, DetailLevel detailLevel, DurationDefinitions inForce, Instant now,
            Function<Collection<String>, Map<String, Long>> numbers) {
        this.query = query;
        this.detailLevel = detailLevel;
        this.inForce = inForce;
        this.now = now;
        this.numbers = numbers;
    }

    /// @param request validated
    /// @param incidents all incidents that were declared before the end of the period, and all that the request names
    /// @throws io.incidentledger.http.problems.ProblemException 400 if the query asks for a measure that is defined neither in
    ///     force nor in the request, or if a hypothetical change is invalid
    WhatIfResponse answer(WhatIfRequest request, IncidentResolver incidents, long position) {
        List<CustomMeasureDefinition> defined = request.definitions();
        DurationDefinitions supposed = defined == null ? inForce : inForce.with(defined);
        new MeasureCatalog(supposed).check(query);
        WhatIfScenario whatIfScenario = WhatIfScenarioBuilder.of(request, incidents, now);
        MeasuresResponse actual = report(inForce).answer(incidents.all(), position);
        MeasuresResponse hypothetical = report(supposed).answer(whatIfScenario.of(incidents.all()), position);
        Map<String, Long> known = numbers.apply(named(whatIfScenario));
        return new WhatIfResponse(position,
                whatIfScenario.changes().stream().map(change -> applied(change, known)).toList(),
                whatIfScenario.excluded().stream().map(id -> new WhatIfResponse.Excluded(id, known.get(id))).toList(),
                actual, hypothetical, MeasuresDiff.between(actual, hypothetical));
    }

    private MeasureReport report(DurationDefinitions definitions) {
        return new MeasureReport(query, detailLevel, definitions, now, numbers);
    }

    private static List<String> named(WhatIfScenario whatIfScenario) {
        List<String> named = new ArrayList<>(whatIfScenario.excluded());
        whatIfScenario.changes().forEach(change -> named.add(change.incidentId()));
        return named.stream().distinct().toList();
    }

    private static WhatIfResponse.Applied applied(MilestoneOverride change, Map<String, Long> known) {
        return new WhatIfResponse.Applied(change.incidentId(), known.get(change.incidentId()), change.milestone(),
                at(change.before()), at(change.after()));
    }

    private static @Nullable Instant at(@Nullable MilestoneFact fact) {
        return fact == null ? null : fact.at();
    }
}
