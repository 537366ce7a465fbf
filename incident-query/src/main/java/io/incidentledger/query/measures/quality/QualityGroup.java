package io.incidentledger.query.measures.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.Mode;
import io.incidentledger.events.durations.DurationCalculator;
import io.incidentledger.events.durations.DurationDefinition;
import io.incidentledger.events.durations.MeasuredDuration;
import io.incidentledger.events.milestones.MeasurementStatus;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.quality.QualityResponse.MilestoneQualityFigures;
import io.incidentledger.query.measures.quality.QualityResponse.Share;
import io.incidentledger.query.measures.statistics.DurationCollector;
import io.incidentledger.query.measures.statistics.FigureBuilder;
import io.incidentledger.query.measures.statistics.MeasureContribution;
import org.jspecify.annotations.Nullable;

/// Computes the data quality of one group. Not thread-safe; use one instance per response.
final class QualityGroup {

    private static final MeasuredDuration UNKNOWN_START = new MeasuredDuration(null, MeasurementStatus.PENDING,
            "when the impact started is not known, or only assumed");
    private static final MeasuredDuration IN_FUTURE = new MeasuredDuration(null, MeasurementStatus.INVALID,
            "it reaches into the future");

    private final Instant now;
    private final Map<Milestone, MilestoneCompleteness> milestones = new EnumMap<>(Milestone.class);
    private final Map<DurationDefinition, ZeroLengths> lengths = new LinkedHashMap<>();
    private final DurationCollector delays = new DurationCollector(false);
    private final ContradictionTally contradictionTally = new ContradictionTally();
    private int incidents;
    private int open;
    private int backfilled;
    private int withoutServices;
    private int withoutTeam;

    private static final class ZeroLengths {
        private int n;
        private int zeros;

        void add(MeasuredDuration reading) {
            if (reading.length() != null) {
                n++;
                zeros += reading.length().isZero() ? 1 : 0;
            }
        }
    }

    QualityGroup(List<DurationDefinition> definitions, Instant now) {
        this.now = now;
        for (Milestone milestone : Milestone.values()) {
            milestones.put(milestone, new MilestoneCompleteness(milestone));
        }
        definitions.stream().filter(definition -> definition.calendar() == null)
                .forEach(definition -> lengths.put(definition, new ZeroLengths()));
    }

    void add(StoredDocument<MeasureRow> incident, ContradictionTally.OfIncident against) {
        MeasureRow row = incident.content();
        incidents++;
        open += row.status().open() ? 1 : 0;
        backfilled += row.mode() == Mode.BACKFILL ? 1 : 0;
        withoutServices += row.services().isEmpty() ? 1 : 0;
        withoutTeam += row.team() == null ? 1 : 0;
        milestones.forEach((milestone, tally) -> tally.add(incident, against.milestones().contains(milestone)));
        lengths.forEach((definition, zeros) -> {
            if (!definition.response() || row.mode() != Mode.BACKFILL) {
                zeros.add(DurationCalculator.reading(row.milestones(), definition, now));
            }
        });
        delays.add(new MeasureContribution(incident, delay(row), null));
        contradictionTally.add(incident, against);
    }

    /// The delay from the start of impact to the declaration. Null if the incident was declared before its impact
    /// started, as happens with planned or foreseen impact.
    private @Nullable MeasuredDuration delay(MeasureRow row) {
        MilestoneFact started = row.milestones().fact(Milestone.IMPACT_STARTED);
        if (started == null || started.assumed()) {
            return UNKNOWN_START;
        }
        if (started.at().isAfter(now) || row.declaredAt().isAfter(now)) {
            return IN_FUTURE;
        }
        return row.declaredAt().isBefore(started.at())
                ? null
                : new MeasuredDuration(Duration.between(started.at(), row.declaredAt()), MeasurementStatus.RECORDED,
                        null);
    }

    /// The incidents that are named as examples.
    List<String> examples() {
        return contradictionTally.examples();
    }

    QualityResponse.Group answer(String key, FigureBuilder figureBuilder) {
        Map<String, MilestoneQualityFigures> known = new LinkedHashMap<>();
        milestones.forEach((milestone, tally) -> known.put(milestone.wireName(), tally.figures(figureBuilder)));
        Map<String, Share> zeros = new LinkedHashMap<>();
        lengths.forEach((definition, each) -> zeros.put(definition.key(), Share.of(each.zeros, each.n)));
        return new QualityResponse.Group(key, incidents, open, backfilled, known,
                figureBuilder.figures(null, delays, null), zeros, Share.of(withoutServices, incidents),
                Share.of(withoutTeam, incidents), contradictionTally.answer(figureBuilder.numbers()));
    }
}
