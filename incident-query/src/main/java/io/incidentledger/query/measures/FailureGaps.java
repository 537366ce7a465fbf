package io.incidentledger.query.measures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.Milestone;
import io.incidentledger.milestones.DurationReading;
import io.incidentledger.milestones.ImpactStretch;
import io.incidentledger.milestones.MilestoneFact;
import io.incidentledger.milestones.ReadingState;
import io.incidentledger.view.StoredDocument;
import org.jspecify.annotations.Nullable;

/// How long services ran between failures: from the end of one impact to the start of the next, overlapping ones merged. A gap belongs to the incident that ends it, so a failure
/// before the period that was asked for still counts as the one before. Not thread-safe; lives for one answer.
final class FailureGaps {

    private static final DurationReading UNKNOWN = new DurationReading(null, ReadingState.PENDING,
            "when its impact began, or whether it concerned this service, is not known");
    private static final DurationReading ASSUMED = new DurationReading(null, ReadingState.PENDING,
            "a side of the impact is only assumed");
    private static final DurationReading NEGATIVE = new DurationReading(null, ReadingState.INVALID,
            "an impact ends before it begins");
    private static final DurationReading IN_FUTURE = new DurationReading(null, ReadingState.INVALID,
            "an impact reaches into the future");

    private final Instant now;
    private final Map<String, List<Outage>> outages = new HashMap<>();
    /// By the incident that ends them.
    private final Map<String, List<Gap>> gaps = new HashMap<>();
    private final Map<String, Duration> open = new HashMap<>();

    private record Outage(String incidentId, ImpactStretch stretch) {

        Instant from() {
            return stretch.from();
        }
    }

    /// What is known of the time before an impact of an incident on one service.
    ///
    /// @param reading
    ///            its length, or why there is none
    /// @param formerId
    ///            whose impact ended before; null: there is none
    /// @param end
    ///            of that impact; null, as is start: there is no gap
    record Gap(String service, DurationReading reading, @Nullable String formerId, @Nullable MilestoneFact end,
            @Nullable MilestoneFact start) {

        static Gap none(String service, DurationReading reason) {
            return new Gap(service, reason, null, null, null);
        }

        static Gap between(String service, DurationReading reading, Outage former, Outage next) {
            return new Gap(service, reading, former.incidentId(), former.stretch().ending(),
                    next.stretch().beginning());
        }
    }

    private FailureGaps(Instant now) {
        this.now = now;
    }

    /// @param now
    ///            the time of asking: what lies after it is invalid
    /// @param until
    ///            up to when a gap that is still open is measured
    static FailureGaps of(List<StoredDocument<MeasureRow>> incidents, Instant now, Instant until) {
        FailureGaps failures = new FailureGaps(now);
        incidents.forEach(failures::add);
        failures.outages.forEach((service, itsOutages) -> failures.measure(service, itsOutages, until));
        return failures;
    }

    private void add(StoredDocument<MeasureRow> incident) {
        MeasureRow row = incident.content();
        List<ImpactStretch> stretches = row.milestones().fact(Milestone.IMPACT_STARTED) == null
                ? List.of()
                : row.milestones().impact().stretches();
        for (String service : row.services()) {
            boolean failed = false;
            for (ImpactStretch stretch : stretches) {
                if (stretch.concerns(service)) {
                    add(incident.id(), service, stretch);
                    failed = true;
                }
            }
            if (!failed) {
                add(incident.id(), Gap.none(service, UNKNOWN));
            }
        }
    }

    private void add(String incidentId, String service, ImpactStretch stretch) {
        if (stretch.negative() || stretch.reachesBeyond(now)) {
            add(incidentId, Gap.none(service, stretch.negative() ? NEGATIVE : IN_FUTURE));
        } else {
            outages.computeIfAbsent(service, name -> new ArrayList<>()).add(new Outage(incidentId, stretch));
        }
    }

    private void measure(String service, List<Outage> itsOutages, Instant until) {
        itsOutages.sort(Comparator.comparing(Outage::from));
        Outage longest = itsOutages.getFirst();
        for (Outage outage : itsOutages.subList(1, itsOutages.size())) {
            Instant end = longest.stretch().to();
            if (end != null && outage.from().isAfter(end)) {
                gap(longest, outage, service, Duration.between(end, outage.from()));
                longest = outage;
            } else if (end != null && endsAfter(outage, end)) {
                longest = outage;
            }
        }
        Instant end = longest.stretch().to();
        if (end != null && !longest.stretch().assumed() && !end.isAfter(until)) {
            open.put(service, Duration.between(end, until));
        }
    }

    private static boolean endsAfter(Outage outage, Instant end) {
        return outage.stretch().to() == null || outage.stretch().to().isAfter(end);
    }

    private void gap(Outage former, Outage next, String service, Duration length) {
        boolean assumed = former.stretch().assumed() || next.stretch().assumed();
        DurationReading reading = assumed ? ASSUMED : new DurationReading(length, ReadingState.RECORDED, null);
        add(next.incidentId(), Gap.between(service, reading, former, next));
    }

    private void add(String incidentId, Gap gap) {
        gaps.computeIfAbsent(incidentId, id -> new ArrayList<>(1)).add(gap);
    }

    /// Counts what is known of the time before an incident, for one of its services.
    void count(StoredDocument<MeasureRow> incident, String service, Samples samples) {
        for (Gap gap : gaps.getOrDefault(incident.id(), List.of())) {
            if (gap.service().equals(service)) {
                samples.add(new Sample(incident, gap.reading(), gap));
            }
        }
    }

    /// How long the service has been running since its last failure; null: it never failed, it fails now, or the end is not known.
    @Nullable Duration openGap(String service) {
        return open.get(service);
    }
}
