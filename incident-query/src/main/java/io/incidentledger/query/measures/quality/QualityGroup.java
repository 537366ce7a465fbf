package io.incidentledger.query.measures.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.Mode;
import io.incidentledger.events.durations.DurationDefinition;
import io.incidentledger.events.durations.DurationReading;
import io.incidentledger.events.durations.Durations;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.milestones.ReadingState;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.quality.QualityAnswer.MilestoneQualityFigures;
import io.incidentledger.query.measures.quality.QualityAnswer.Share;
import io.incidentledger.query.measures.statistics.Elaboration;
import io.incidentledger.query.measures.statistics.Sample;
import io.incidentledger.query.measures.statistics.Samples;
import org.jspecify.annotations.Nullable;

/// Gathers how good the data of one group are. Not thread-safe; lives for one answer.
final class QualityGroup {

    private static final DurationReading UNKNOWN_START = new DurationReading(null, ReadingState.PENDING,
            "when the impact started is not known, or only assumed");
    private static final DurationReading IN_FUTURE = new DurationReading(null, ReadingState.INVALID,
            "it reaches into the future");

    private final Instant now;
    private final Map<Milestone, MilestoneTally> milestones = new EnumMap<>(Milestone.class);
    private final Map<DurationDefinition, ZeroLengths> lengths = new LinkedHashMap<>();
    private final Samples delays = new Samples(false);
    private final Contradictions contradictions = new Contradictions();
    private int incidents;
    private int open;
    private int backfilled;
    private int withoutServices;
    private int withoutTeam;

    private static final class ZeroLengths {
        private int n;
        private int zeros;

        void add(DurationReading reading) {
            if (reading.length() != null) {
                n++;
                zeros += reading.length().isZero() ? 1 : 0;
            }
        }
    }

    QualityGroup(List<DurationDefinition> definitions, Instant now) {
        this.now = now;
        for (Milestone milestone : Milestone.values()) {
            milestones.put(milestone, new MilestoneTally(milestone));
        }
        definitions.stream().filter(definition -> definition.calendar() == null)
                .forEach(definition -> lengths.put(definition, new ZeroLengths()));
    }

    void add(StoredDocument<MeasureRow> incident, Contradictions.OfIncident against) {
        MeasureRow row = incident.content();
        incidents++;
        open += row.status().open() ? 1 : 0;
        backfilled += row.mode() == Mode.BACKFILL ? 1 : 0;
        withoutServices += row.services().isEmpty() ? 1 : 0;
        withoutTeam += row.team() == null ? 1 : 0;
        milestones.forEach((milestone, tally) -> tally.add(incident, against.milestones().contains(milestone)));
        lengths.forEach((definition, zeros) -> {
            if (!definition.response() || row.mode() != Mode.BACKFILL) {
                zeros.add(Durations.reading(row.milestones(), definition, now));
            }
        });
        delays.add(new Sample(incident, delay(row), null));
        contradictions.add(incident, against);
    }

    /// Null: it was declared before its impact started, as planned or foreseen things are.
    private @Nullable DurationReading delay(MeasureRow row) {
        MilestoneFact started = row.milestones().fact(Milestone.IMPACT_STARTED);
        if (started == null || started.assumed()) {
            return UNKNOWN_START;
        }
        if (started.at().isAfter(now) || row.declaredAt().isAfter(now)) {
            return IN_FUTURE;
        }
        return row.declaredAt().isBefore(started.at())
                ? null
                : new DurationReading(Duration.between(started.at(), row.declaredAt()), ReadingState.RECORDED, null);
    }

    /// The incidents that are named as examples.
    List<String> examples() {
        return contradictions.examples();
    }

    QualityAnswer.Group answer(String key, Elaboration elaboration) {
        Map<String, MilestoneQualityFigures> known = new LinkedHashMap<>();
        milestones.forEach((milestone, tally) -> known.put(milestone.wireName(), tally.figures(elaboration)));
        Map<String, Share> zeros = new LinkedHashMap<>();
        lengths.forEach((definition, each) -> zeros.put(definition.key(), Share.of(each.zeros, each.n)));
        return new QualityAnswer.Group(key, incidents, open, backfilled, known,
                elaboration.figures(null, delays, null), zeros, Share.of(withoutServices, incidents),
                Share.of(withoutTeam, incidents), contradictions.answer(elaboration.numbers()));
    }
}
