package io.incidentledger.query.measures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.incidentledger.events.WireNamed;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.milestones.Moment;
import io.incidentledger.query.measures.availability.AvailabilityAnswer;
import io.incidentledger.query.measures.drift.Cause;
import io.incidentledger.query.measures.drift.Change;
import io.incidentledger.query.measures.drift.DriftAnswer;
import io.incidentledger.query.measures.quality.QualityAnswer;
import io.incidentledger.query.measures.report.MeasuresAnswer;
import io.incidentledger.query.measures.statistics.Bucket;
import io.incidentledger.query.measures.statistics.Comparison;
import io.incidentledger.query.measures.statistics.Figures;
import io.incidentledger.query.measures.statistics.MeasureSample;
import io.incidentledger.query.measures.statistics.Slowest;
import io.incidentledger.query.measures.statistics.Verdict;
import io.incidentledger.query.measures.whatif.WhatIf;
import io.incidentledger.query.measures.whatif.WhatIfAnswer;
import io.incidentledger.query.phases.Phase;
import io.incidentledger.query.phases.PhaseState;
import io.incidentledger.query.phases.PhasesAnswer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// docs/api/measures.md explains every field and every word of the answers.
class MeasuresDocumentTest {

    private static final List<Class<?>> SHAPES = List.of(MeasuresAnswer.class, MeasuresAnswer.Definition.class,
            MeasuresAnswer.Group.class, MeasuresAnswer.OpenIncident.class, MeasuresAnswer.ComparedPeriod.class,
            Figures.class, Bucket.class, Slowest.class, Slowest.Slow.class, MeasureSample.class,
            MeasureSample.Stretch.class, MeasureSample.Former.class, Moment.class, Comparison.class,
            QualityAnswer.class, QualityAnswer.Group.class, QualityAnswer.MilestoneQualityFigures.class,
            QualityAnswer.Share.class, QualityAnswer.Contradiction.class, QualityAnswer.Example.class,
            PhasesAnswer.class, PhasesAnswer.Bar.class, PhasesAnswer.Step.class, PhasesAnswer.Stretch.class,
            PhasesAnswer.Reopening.class, DriftAnswer.class, DriftAnswer.Reported.class, DriftAnswer.Group.class,
            DriftAnswer.FigureDrift.class, DriftAnswer.Movement.class, DriftAnswer.Said.class,
            DriftAnswer.MovingEvent.class,
            WhatIf.class, WhatIf.Shift.class, WhatIf.Drop.class, WhatIfAnswer.class,
            WhatIfAnswer.Applied.class, WhatIfAnswer.Excluded.class, WhatIfAnswer.Difference.class,
            WhatIfAnswer.Count.class, WhatIfAnswer.Length.class, AvailabilityAnswer.class,
            AvailabilityAnswer.Level.class, AvailabilityAnswer.Incident.class, AvailabilityAnswer.Stretch.class);

    private static final List<WireNamed[]> WORDS = List.of(MeasureDetail.values(), Verdict.values(),
            MeasureSample.State.values(), Phase.values(), PhaseState.values(), Inclusion.values(),
            SeverityChoice.values(), Change.values(), Cause.values());

    @Test
    void everyFieldAndEveryWordIsExplained() throws IOException {
        String page = Files.readString(Path.of("../docs/api/measures.md"));
        Stream<String> fields = SHAPES.stream()
                .flatMap(shape -> Arrays.stream(shape.getRecordComponents()).map(each -> each.getName()));
        Stream<String> words = WORDS.stream().flatMap(Arrays::stream).map(WireNamed::wireName);

        assertThat(Stream.of(fields, words, new KnownMeasures(DurationDefinitions.DEFAULT).names().stream())
                .flatMap(each -> each).distinct()
                .filter(name -> !page.contains("`" + name + "`"))).isEmpty();
    }
}
