package io.incidentledger.query.measures.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.incidentledger.events.durations.MeasuredDuration;
import io.incidentledger.events.milestones.ImpactPeriod;
import io.incidentledger.events.milestones.MeasurementStatus;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.MeasureViewDefinition;
import org.jspecify.annotations.Nullable;

/// Computes how long services ran between failures: from the end of one incident's impact to the start of the next
/// incident's impact, with overlapping impact merged. An incident's impact lasts from its first start to its last end,
/// so a reopening or a further impact period is not another failure; in the first version of the built-in measures, it
/// was. A gap belongs to the incident that ends it, so a failure before the requested period still counts as the
/// preceding one. Not thread-safe; use one instance per response.
public final class TimeBetweenFailures {

    private static final MeasuredDuration UNKNOWN = new MeasuredDuration(null, MeasurementStatus.PENDING,
            "when its impact began, or whether it concerned this service, is not known");
    private static final MeasuredDuration ASSUMED = new MeasuredDuration(null, MeasurementStatus.PENDING,
            "a side of the impact is only assumed");
    private static final MeasuredDuration NEGATIVE = new MeasuredDuration(null, MeasurementStatus.INVALID,
            "an impact ends before it begins");
    private static final MeasuredDuration IN_FUTURE = new MeasuredDuration(null, MeasurementStatus.INVALID,
            "an impact reaches into the future");

    private final boolean periodsFail;
    private final Instant now;
    private final Map<String, List<Outage>> outages = new HashMap<>();
    /// Gaps by the incident that ends them.
    private final Map<String, List<Gap>> gaps = new HashMap<>();
    private final Map<String, Duration> open = new HashMap<>();

    private record Outage(String incidentId, ImpactPeriod impactPeriod) {

        Instant from() {
            return impactPeriod.from();
        }
    }

    /// What is known about the time before an incident's impact on one service.
    ///
    /// @param reading the length of the gap, or why there is none
    /// @param formerId the incident whose impact ended before; null: there is none
    /// @param end the end of that impact; null, as is `start`, if there is no gap
    public record Gap(String service, MeasuredDuration reading, @Nullable String formerId, @Nullable MilestoneFact end,
            @Nullable MilestoneFact start) {

        static Gap none(String service, MeasuredDuration reason) {
            return new Gap(service, reason, null, null, null);
        }

        static Gap between(String service, MeasuredDuration reading, Outage former, Outage next) {
            return new Gap(service, reading, former.incidentId(), former.impactPeriod().ending(),
                    next.impactPeriod().beginning());
        }
    }

    private TimeBetweenFailures(boolean periodsFail, Instant now) {
        this.periodsFail = periodsFail;
        this.now = now;
    }

    /// @param builtIn the version of the built-in measures; in the first, each impact period was a separate failure
    /// @param now the time of the query; impact after it is invalid
    /// @param until the instant up to which a gap that is still open is measured
    public static TimeBetweenFailures of(int builtIn, List<StoredDocument<MeasureRow>> incidents, Instant now,
            Instant until) {
        TimeBetweenFailures failures = new TimeBetweenFailures(builtIn == 1, now);
        incidents.forEach(failures::add);
        failures.outages.forEach((service, itsOutages) -> failures.measure(service, itsOutages, until));
        return failures;
    }

    private void add(StoredDocument<MeasureRow> incident) {
        MeasureRow row = incident.content();
        List<ImpactPeriod> periods = MeasureViewDefinition.impact(row);
        for (String service : row.services()) {
            List<ImpactPeriod> concerning = periods.stream().filter(period -> period.concerns(service)).toList();
            if (concerning.isEmpty()) {
                add(incident.id(), Gap.none(service, UNKNOWN));
            } else if (periodsFail) {
                concerning.forEach(period -> add(incident.id(), service, List.of(period)));
            } else {
                add(incident.id(), service, concerning);
            }
        }
    }

    /// @param periods at least one; if any of them is contradictory, the start and end of the failure are unknown
    private void add(String incidentId, String service, List<ImpactPeriod> periods) {
        if (periods.stream().anyMatch(ImpactPeriod::negative)) {
            add(incidentId, Gap.none(service, NEGATIVE));
        } else if (periods.stream().anyMatch(period -> period.reachesBeyond(now))) {
            add(incidentId, Gap.none(service, IN_FUTURE));
        } else {
            outages.computeIfAbsent(service, name -> new ArrayList<>()).add(new Outage(incidentId, whole(periods)));
        }
    }

    private static ImpactPeriod whole(List<ImpactPeriod> periods) {
        ImpactPeriod first = Collections.min(periods, Comparator.comparing(ImpactPeriod::from));
        ImpactPeriod last = Collections.max(periods,
                Comparator.comparing(ImpactPeriod::to, Comparator.nullsLast(Comparator.naturalOrder())));
        return new ImpactPeriod(first.service(), first.level(), first.beginning(), last.ending());
    }

    private void measure(String service, List<Outage> itsOutages, Instant until) {
        itsOutages.sort(Comparator.comparing(Outage::from));
        Outage longest = itsOutages.getFirst();
        for (Outage outage : itsOutages.subList(1, itsOutages.size())) {
            Instant end = longest.impactPeriod().to();
            if (end != null && outage.from().isAfter(end)) {
                gap(longest, outage, service, Duration.between(end, outage.from()));
                longest = outage;
            } else if (end != null && endsAfter(outage, end)) {
                longest = outage;
            }
        }
        Instant end = longest.impactPeriod().to();
        if (end != null && !longest.impactPeriod().assumed() && !end.isAfter(until)) {
            open.put(service, Duration.between(end, until));
        }
    }

    private static boolean endsAfter(Outage outage, Instant end) {
        return outage.impactPeriod().to() == null || outage.impactPeriod().to().isAfter(end);
    }

    private void gap(Outage former, Outage next, String service, Duration length) {
        boolean assumed = former.impactPeriod().assumed() || next.impactPeriod().assumed();
        MeasuredDuration reading = assumed ? ASSUMED : new MeasuredDuration(length, MeasurementStatus.RECORDED, null);
        add(next.incidentId(), Gap.between(service, reading, former, next));
    }

    private void add(String incidentId, Gap gap) {
        gaps.computeIfAbsent(incidentId, id -> new ArrayList<>(1)).add(gap);
    }

    /// Adds the gaps before an incident, for one of its services, to the samples.
    public void count(StoredDocument<MeasureRow> incident, String service, DurationCollector durationCollector) {
        for (Gap gap : gaps.getOrDefault(incident.id(), List.of())) {
            if (gap.service().equals(service)) {
                durationCollector.add(new MeasureContribution(incident, gap.reading(), gap));
            }
        }
    }

    /// The incidents whose impact ended before any of the gaps.
    public Stream<String> formers() {
        return gaps.values().stream().flatMap(List::stream).map(Gap::formerId).flatMap(Stream::ofNullable);
    }

    /// How long the service has been running since its last failure; null if it has never failed, is failing now, or
    /// the end of the failure is unknown or only assumed.
    public @Nullable Duration openGap(String service) {
        return open.get(service);
    }
}
