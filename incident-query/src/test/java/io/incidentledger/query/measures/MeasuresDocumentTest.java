package io.incidentledger.query.measures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.incidentledger.events.WireNamed;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.milestones.DurationEnd;
import io.incidentledger.query.measures.availability.AvailabilityResponse;
import io.incidentledger.query.measures.drift.ContributionChange;
import io.incidentledger.query.measures.drift.ContributionChangeCause;
import io.incidentledger.query.measures.drift.DriftResponse;
import io.incidentledger.query.measures.quality.QualityResponse;
import io.incidentledger.query.measures.report.MeasuresResponse;
import io.incidentledger.query.measures.statistics.ComparisonVerdict;
import io.incidentledger.query.measures.statistics.HistogramBucket;
import io.incidentledger.query.measures.statistics.MeasureSampleResponse;
import io.incidentledger.query.measures.statistics.MeasureStatistics;
import io.incidentledger.query.measures.statistics.PeriodComparison;
import io.incidentledger.query.measures.statistics.SlowestDecile;
import io.incidentledger.query.measures.whatif.WhatIfRequest;
import io.incidentledger.query.measures.whatif.WhatIfResponse;
import io.incidentledger.query.phases.Phase;
import io.incidentledger.query.phases.PhaseState;
import io.incidentledger.query.phases.PhasesResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that docs/reference/measures.md explains every field and every constant of the responses.
class MeasuresDocumentTest {

    private static final List<Class<?>> SHAPES = List.of(MeasuresResponse.class, MeasuresResponse.Definition.class,
            MeasuresResponse.Group.class, MeasuresResponse.OpenIncident.class, MeasuresResponse.ComparedPeriod.class,
            MeasureStatistics.class, HistogramBucket.class, SlowestDecile.class, SlowestDecile.Slow.class,
            MeasureSampleResponse.class,
            MeasureSampleResponse.Stretch.class, MeasureSampleResponse.Former.class, DurationEnd.class,
            PeriodComparison.class,
            QualityResponse.class, QualityResponse.Group.class, QualityResponse.MilestoneQualityFigures.class,
            QualityResponse.Share.class, QualityResponse.Contradiction.class, QualityResponse.Example.class,
            PhasesResponse.class, PhasesResponse.Bar.class, PhasesResponse.Step.class, PhasesResponse.Stretch.class,
            PhasesResponse.Reopening.class, DriftResponse.class, DriftResponse.Reported.class,
            DriftResponse.Group.class,
            DriftResponse.FigureDrift.class, DriftResponse.Movement.class, DriftResponse.Said.class,
            DriftResponse.MovingEvent.class,
            WhatIfRequest.class, WhatIfRequest.Shift.class, WhatIfRequest.Drop.class, WhatIfResponse.class,
            WhatIfResponse.Applied.class, WhatIfResponse.Excluded.class, WhatIfResponse.Difference.class,
            WhatIfResponse.Count.class, WhatIfResponse.Length.class, AvailabilityResponse.class,
            AvailabilityResponse.Level.class, AvailabilityResponse.Incident.class, AvailabilityResponse.Stretch.class);

    private static final List<WireNamed[]> WORDS = List.of(MeasureDetailOption.values(), ComparisonVerdict.values(),
            MeasureSampleResponse.State.values(), Phase.values(), PhaseState.values(), OptionalIncidentKind.values(),
            SeverityBasis.values(), ContributionChange.values(), ContributionChangeCause.values());

    @Test
    void everyFieldAndEveryWordIsExplained() throws IOException {
        String page = Files.readString(Path.of("../docs/reference/measures.md"));
        Stream<String> fields = SHAPES.stream()
                .flatMap(shape -> Arrays.stream(shape.getRecordComponents()).map(each -> each.getName()));
        Stream<String> words = WORDS.stream().flatMap(Arrays::stream).map(WireNamed::wireName);

        assertThat(Stream.of(fields, words, new MeasureCatalog(DurationDefinitions.DEFAULT).names().stream())
                .flatMap(each -> each).distinct()
                .filter(name -> !page.contains("`" + name + "`"))).isEmpty();
    }
}
