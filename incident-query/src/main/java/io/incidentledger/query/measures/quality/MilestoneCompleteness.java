package io.incidentledger.query.measures.quality;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Status;
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

/// Counts how completely one milestone is known in a group of incidents. Not thread-safe; use one instance per
/// response.
final class MilestoneCompleteness {

    private static final MeasuredDuration UNKNOWN = new MeasuredDuration(null, MeasurementStatus.PENDING,
            "it is not known");
    private static final MeasuredDuration EARLY = new MeasuredDuration(null, MeasurementStatus.INVALID,
            "it was recorded before its time");

    private static final MeasuredDuration CONTRADICTED = new MeasuredDuration(null, MeasurementStatus.INVALID,
            "it contradicts another time");

    private final Milestone milestone;
    private final DurationCollector lags = new DurationCollector(false);
    private final Map<MilestoneQuality, Integer> qualities = new EnumMap<>(MilestoneQuality.class);
    private int n;
    private int recorded;
    private int invalid;
    private int missing;
    private int pending;
    private int notApplicable;

    MilestoneCompleteness(Milestone milestone) {
        this.milestone = milestone;
    }

    /// @param contradicted whether another time contradicts the milestone
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
        lags.add(new MeasureContribution(incident, row.mode() == Mode.BACKFILL ? null : lag(fact, contradicted), null));
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

    /// Whether the milestone may still be recorded: the publication of the postmortem until the incident is closed, the
    /// closing at any time, and all others while the incident is open.
    private boolean mayCome(Status status) {
        return switch (milestone) {
            case CLOSED -> true;
            case POSTMORTEM_PUBLISHED -> status != Status.CLOSED;
            case IMPACT_STARTED, DETECTED, DECLARED, ACKNOWLEDGED, COMMANDER_ASSIGNED, FIRST_UPDATE, CAUSE_IDENTIFIED,
                    MITIGATION_STARTED, MITIGATED, IMPACT_ENDED, RESOLVED ->
                status.open();
        };
    }

    private static MeasuredDuration lag(@Nullable MilestoneFact fact, boolean contradicted) {
        if (fact == null) {
            return UNKNOWN;
        }
        if (contradicted && !fact.at().isAfter(fact.recordedAt())) {
            return CONTRADICTED;
        }
        return fact.at().isAfter(fact.recordedAt())
                ? EARLY
                : new MeasuredDuration(Duration.between(fact.at(), fact.recordedAt()), MeasurementStatus.RECORDED,
                        null);
    }

    MilestoneQualityFigures figures(FigureBuilder figureBuilder) {
        return new MilestoneQualityFigures(n, recorded, invalid, missing, pending, notApplicable,
                Share.share(missing, recorded + invalid + missing), count(MilestoneQuality.MEASURED),
                count(MilestoneQuality.ESTIMATED), count(MilestoneQuality.ASSUMED),
                figureBuilder.figures(null, lags, null));
    }

    private int count(MilestoneQuality quality) {
        return qualities.getOrDefault(quality, 0);
    }
}
