package io.incidentledger.query.measures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.Milestone;
import io.incidentledger.query.milestones.ImpactStretch;
import io.incidentledger.view.StoredDocument;
import org.jspecify.annotations.Nullable;

/// How long services ran between failures: from the end of one impact to the start of the next, overlapping ones merged. A gap belongs to the incident that ends it, so a failure
/// before the period that was asked for still counts as the one before. Not thread-safe; lives for one answer.
final class FailureGaps {

    private final Instant now;
    private final Map<String, List<Outage>> outages = new HashMap<>();
    private final Map<String, Map<String, Before>> gaps = new HashMap<>();
    private final Map<String, Duration> open = new HashMap<>();

    private record Outage(String incidentId, ImpactStretch stretch) {

        Instant from() {
            return stretch.from();
        }
    }

    /// What is known of the time before an incident's impacts on one service.
    static final class Before {
        private final List<Duration> lengths = new ArrayList<>();
        private int blanks;
        private int invalids;

        void countIn(Samples samples) {
            lengths.forEach(samples::add);
            for (int i = 0; i < blanks; i++) {
                samples.addBlank();
            }
            for (int i = 0; i < invalids; i++) {
                samples.addInvalid();
            }
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
                before(incident.id(), service).blanks++;
            }
        }
    }

    private void add(String incidentId, String service, ImpactStretch stretch) {
        if (stretch.negative() || stretch.reachesBeyond(now)) {
            before(incidentId, service).invalids++;
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
        Before before = before(next.incidentId(), service);
        if (former.stretch().assumed() || next.stretch().assumed()) {
            before.blanks++;
        } else {
            before.lengths.add(length);
        }
    }

    private Before before(String incidentId, String service) {
        return gaps.computeIfAbsent(incidentId, id -> new HashMap<>()).computeIfAbsent(service, name -> new Before());
    }

    /// Counts what is known of the time before an incident, for one of its services.
    void count(String incidentId, String service, Samples samples) {
        Before before = gaps.getOrDefault(incidentId, Map.of()).get(service);
        if (before != null) {
            before.countIn(samples);
        }
    }

    /// How long the service has been running since its last failure; null: it never failed, it fails now, or the end is not known.
    @Nullable Duration openGap(String service) {
        return open.get(service);
    }
}
