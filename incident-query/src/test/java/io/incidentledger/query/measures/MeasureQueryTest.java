package io.incidentledger.query.measures;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.report.MeasureReport;
import io.incidentledger.query.measures.report.MeasuresResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.incidentledger.events.History.stated;
import static org.assertj.core.api.Assertions.assertThat;

class MeasureQueryTest {

    private static final Instant MARCH = Instant.parse("2024-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2024-04-01T00:00:00Z");

    private static MeasureQuery inMarch(String... measures) {
        return new MeasureQuery(MARCH, APRIL, ZoneOffset.UTC, Grouping.SERVICE, Set.of(measures),
                SeverityBasis.PEAK, Set.of());
    }

    @Test
    void whatLiesBeforeThePeriodMattersToFailuresAndComparisonsAlone() {
        assertThat(inMarch("timeToResolve").looksBackTo(false)).isEqualTo(MARCH);
        assertThat(inMarch("timeToResolve").looksBackTo(true)).isEqualTo(Instant.parse("2024-02-01T00:00:00Z"));
        assertThat(inMarch("timeToResolve", "timeBetweenFailures").looksBackTo(false)).isNull();
        assertThat(inMarch().looksBackTo(true)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"timeToResolve, false", "timeToResolve, true", "timeToRestore, true", "timeBetweenFailures, false",
        "timeBetweenFailures, true"})
    void incidentsThatItDoesNotLookBackToChangeNoAnswer(String measure, boolean compared) {
        SampleIncidents sampleIncidents = new SampleIncidents();
        for (int month = 1; month <= 4; month++) {
            for (int day = 1; day <= 9; day++) {
                String declaredAt = "2024-0%d-0%dT10:00:00Z".formatted(month, day);
                Instant end = Instant.parse(declaredAt).plusSeconds(600L * month + 60L * day);
                sampleIncidents.add(declaredAt, declaredAt, List.of("web"),
                        stated(Milestone.IMPACT_STARTED, declaredAt),
                        stated(Milestone.IMPACT_ENDED, end.toString()), new IncidentResolved(null, end));
            }
        }
        MeasureQuery query = inMarch(measure);

        MeasuresResponse whole = answer(query, compared, sampleIncidents.rows());
        Instant since = query.looksBackTo(compared);

        assertThat(answer(query, compared, since(since, sampleIncidents.rows()))).isEqualTo(whole);
        assertThat(whole.groups().getFirst().measures().get(measure).n()).isEqualTo(9);
    }

    private static List<StoredDocument<MeasureRow>> since(@Nullable Instant since,
            List<StoredDocument<MeasureRow>> rows) {
        return rows.stream().filter(row -> since == null || !row.content().declaredAt().isBefore(since)).toList();
    }

    private static MeasuresResponse answer(MeasureQuery query, boolean compared,
            List<StoredDocument<MeasureRow>> rows) {
        return new MeasureReport(query, new DetailLevel(Set.of(), compared), DurationDefinitions.DEFAULT,
                Instant.parse("2024-06-01T00:00:00Z"), ids -> Map.of()).answer(rows, 1);
    }
}
