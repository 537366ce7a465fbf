package io.incidentledger.query.measures.whatif;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.policy.MeasureDefinition;
import io.incidentledger.query.measures.Depth;
import io.incidentledger.query.measures.KnownMeasures;
import io.incidentledger.query.measures.MeasureQuestion;
import io.incidentledger.query.measures.report.MeasureReport;
import io.incidentledger.query.measures.report.MeasuresAnswer;
import org.jspecify.annotations.Nullable;

/// Answers one question twice, once of the ledger and once of what is supposed instead, from the same rows and as of the same time. Lives for one answer.
final class WhatIfReport {

    private final MeasureQuestion question;
    private final Depth depth;
    private final DurationDefinitions inForce;
    private final Instant now;
    private final Function<Collection<String>, Map<String, Long>> numbers;

    WhatIfReport(MeasureQuestion question, Depth depth, DurationDefinitions inForce, Instant now,
            Function<Collection<String>, Map<String, Long>> numbers) {
        this.question = question;
        this.depth = depth;
        this.inForce = inForce;
        this.now = now;
        this.numbers = numbers;
    }

    /// @param asked
    ///            checked
    /// @param incidents
    ///            all that were declared before the end of the period, and all that the question names
    /// @throws io.incidentledger.http.ProblemException
    ///             400 when it asks for a measure that is not there, not even supposedly, or supposes what makes no sense
    WhatIfAnswer answer(WhatIf asked, NamedIncidents incidents, long position) {
        List<MeasureDefinition> defined = asked.definitions();
        DurationDefinitions supposed = defined == null ? inForce : inForce.with(defined);
        new KnownMeasures(supposed).check(question);
        Supposition supposition = SuppositionReading.of(asked, incidents, now);
        MeasuresAnswer actual = report(inForce).answer(incidents.all(), position);
        MeasuresAnswer hypothetical = report(supposed).answer(supposition.of(incidents.all()), position);
        Map<String, Long> known = numbers.apply(named(supposition));
        return new WhatIfAnswer(position,
                supposition.changes().stream().map(change -> applied(change, known)).toList(),
                supposition.excluded().stream().map(id -> new WhatIfAnswer.Excluded(id, known.get(id))).toList(),
                actual, hypothetical, Differences.between(actual, hypothetical));
    }

    private MeasureReport report(DurationDefinitions definitions) {
        return new MeasureReport(question, depth, definitions, now, numbers);
    }

    private static List<String> named(Supposition supposition) {
        List<String> named = new ArrayList<>(supposition.excluded());
        supposition.changes().forEach(change -> named.add(change.incidentId()));
        return named.stream().distinct().toList();
    }

    private static WhatIfAnswer.Applied applied(SupposedChange change, Map<String, Long> known) {
        return new WhatIfAnswer.Applied(change.incidentId(), known.get(change.incidentId()), change.milestone(),
                at(change.before()), at(change.after()));
    }

    private static @Nullable Instant at(@Nullable MilestoneFact fact) {
        return fact == null ? null : fact.at();
    }
}
