package io.incidentledger.query.measures.quality;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Status;
import io.incidentledger.events.durations.DurationReading;
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

/// Gathers how well one milestone is known in a group of incidents. Not thread-safe; lives for one answer.
final class MilestoneTally {

    private static final DurationReading UNKNOWN = new DurationReading(null, ReadingState.PENDING, "it is not known");
    private static final DurationReading EARLY = new DurationReading(null, ReadingState.INVALID,
            "it was recorded before its time");

    private static final DurationReading CONTRADICTED = new DurationReading(null, ReadingState.INVALID,
            "it contradicts another time");

    private final Milestone milestone;
    private final Samples lags = new Samples(false);
    private final Map<MilestoneQuality, Integer> qualities = new EnumMap<>(MilestoneQuality.class);
    private int n;
    private int recorded;
    private int invalid;
    private int missing;
    private int pending;
    private int notApplicable;

    MilestoneTally(Milestone milestone) {
        this.milestone = milestone;
    }

    /// @param contradicted
    ///            whether something speaks against it
    void add(StoredDocument<MeasureRow> incident, boolean contradicted) {
        MeasureRow row = incident.content();
        MilestoneFact fact = row.milestones().fact(milestone);
        n++;
        if (fact == null) {
            absent(row);
        } else if (contradicted) {
            invalid++;
        } else {
            recorded++;
            if (fact.quality() != null) {
                qualities.merge(fact.quality(), 1, Integer::sum);
            }
        }
        lags.add(new Sample(incident, row.mode() == Mode.BACKFILL ? null : lag(fact, contradicted), null));
    }

    private void absent(MeasureRow row) {
        if (row.milestones().over()) {
            notApplicable++;
        } else if (mayCome(row.status())) {
            pending++;
        } else {
            missing++;
        }
    }

    /// What follows the end may come until the incident is closed, and the closing at any time.
    private boolean mayCome(Status status) {
        return switch (milestone) {
            case CLOSED -> true;
            case POSTMORTEM_PUBLISHED -> status != Status.CLOSED;
            case IMPACT_STARTED, DETECTED, DECLARED, ACKNOWLEDGED, COMMANDER_ASSIGNED, FIRST_UPDATE, CAUSE_IDENTIFIED,
                    MITIGATION_STARTED, MITIGATED, IMPACT_ENDED, RESOLVED ->
                status.open();
        };
    }

    private static DurationReading lag(@Nullable MilestoneFact fact, boolean contradicted) {
        if (fact == null) {
            return UNKNOWN;
        }
        if (contradicted && !fact.at().isAfter(fact.recordedAt())) {
            return CONTRADICTED;
        }
        return fact.at().isAfter(fact.recordedAt())
                ? EARLY
                : new DurationReading(Duration.between(fact.at(), fact.recordedAt()), ReadingState.RECORDED, null);
    }

    MilestoneQualityFigures figures(Elaboration elaboration) {
        return new MilestoneQualityFigures(n, recorded, invalid, missing, pending, notApplicable,
                Share.share(missing, recorded + invalid + missing), count(MilestoneQuality.MEASURED),
                count(MilestoneQuality.ESTIMATED), count(MilestoneQuality.ASSUMED),
                elaboration.figures(null, lags, null));
    }

    private int count(MilestoneQuality quality) {
        return qualities.getOrDefault(quality, 0);
    }
}
