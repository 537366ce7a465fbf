package io.incidentledger.query.measures.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.incidentledger.events.ImpactLevel;
import io.incidentledger.events.NameKey;
import io.incidentledger.events.milestones.ImpactPeriod;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.MeasureViewDefinition;
import io.incidentledger.query.measures.ReportPeriod;
import org.jspecify.annotations.Nullable;

/// Computes when one service was down within a window from the impact of incidents. Not thread-safe; use one instance
/// per response.
final class AvailabilityCalculator {

    /// The known impact levels, worst first; periods without a level rank last.
    private static final List<ImpactLevel> WORST_FIRST = List.of(ImpactLevel.FULL, ImpactLevel.PARTIAL,
            ImpactLevel.DEGRADED);

    private final String service;
    private final Instant from;
    private final Instant end;
    private final Instant now;
    private final List<Outage> outages = new ArrayList<>();
    private int blanks;
    private int invalids;

    /// A period of impact within the window.
    ///
    /// @param level null: unknown
    /// @param to exclusive
    /// @param lasting whether no end has been recorded
    record Downtime(@Nullable ImpactLevel level, Instant from, Instant to, boolean lasting) {}

    /// The downtime that one incident caused, sorted by start.
    record Outage(StoredDocument<MeasureRow> incident, List<Downtime> downtimes) {

        Instant from() {
            return downtimes.getFirst().from();
        }
    }

    /// @param service the key of the service
    /// @param window half-open; any part of it that lies in the future is ignored
    /// @param now the time of the query
    AvailabilityCalculator(String service, ReportPeriod window, Instant now) {
        this.service = service;
        this.from = window.from();
        this.end = window.to().isBefore(now) ? window.to() : now;
        this.now = now;
    }

    /// Adds the impact of an incident that may affect the service and the window.
    void add(StoredDocument<MeasureRow> incident) {
        MeasureRow row = incident.content();
        boolean named = row.services().stream().anyMatch(each -> NameKey.of(each).equals(service));
        List<ImpactPeriod> periods = MeasureViewDefinition.impact(row);
        if (named && periods.isEmpty() && covers(row.declaredAt())) {
            blanks++;
        }
        List<Downtime> downtimes = new ArrayList<>();
        for (ImpactPeriod period : periods) {
            String own = period.service();
            if (own == null ? named : NameKey.of(own).equals(service)) {
                add(period, downtimes);
            }
        }
        if (!downtimes.isEmpty()) {
            downtimes.sort(Comparator.comparing(Downtime::from).thenComparing(Downtime::to));
            outages.add(new Outage(incident, List.copyOf(downtimes)));
        }
    }

    private void add(ImpactPeriod period, List<Downtime> downtimes) {
        Instant to = period.to();
        Instant ends = to == null || to.isAfter(end) ? end : to;
        Instant begins = period.from().isBefore(from) ? from : period.from();
        boolean contradictory = period.negative() || period.reachesBeyond(now);
        if (contradictory && touches(period)) {
            invalids++;
        } else if (!contradictory && begins.isBefore(ends)) {
            if (period.assumed()) {
                blanks++;
            } else {
                downtimes.add(new Downtime(period.level(), begins, ends, to == null));
            }
        }
    }

    private boolean covers(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(end);
    }

    /// Whether any time between the two ends of the period, in whichever order, lies within the observed part of the
    /// window.
    private boolean touches(ImpactPeriod period) {
        Instant to = period.to();
        Instant first = to == null || period.from().isBefore(to) ? period.from() : to;
        Instant last = to == null || period.from().isAfter(to) ? period.from() : to;
        return first.isBefore(end) && !last.isBefore(from);
    }

    /// The duration of the part of the window that has passed.
    Duration observed() {
        return from.isBefore(end) ? Duration.between(from, end) : Duration.ZERO;
    }

    /// The total time that the service was impaired; overlaps count once.
    Duration downtime() {
        return union(outages.stream().flatMap(outage -> outage.downtimes().stream()).toList());
    }

    /// The time that the service was impaired at a level and at no worse one.
    ///
    /// @param level null: at an unknown level
    Duration downtime(@Nullable ImpactLevel level) {
        int rank = rank(level);
        return atLeast(rank).minus(atLeast(rank - 1));
    }

    private Duration atLeast(int rank) {
        return union(outages.stream().flatMap(outage -> outage.downtimes().stream())
                .filter(downtime -> rank(downtime.level()) <= rank).toList());
    }

    private static int rank(@Nullable ImpactLevel level) {
        return level == null ? WORST_FIRST.size() : WORST_FIRST.indexOf(level);
    }

    private static Duration union(List<Downtime> downtimes) {
        Duration length = Duration.ZERO;
        Instant reached = Instant.MIN;
        for (Downtime each : downtimes.stream().sorted(Comparator.comparing(Downtime::from)).toList()) {
            Instant begins = each.from().isAfter(reached) ? each.from() : reached;
            if (begins.isBefore(each.to())) {
                length = length.plus(Duration.between(begins, each.to()));
                reached = each.to();
            }
        }
        return length;
    }

    /// The incidents that caused downtime, sorted by the start of their downtime.
    List<Outage> outages() {
        return outages.stream()
                .sorted(Comparator.comparing(Outage::from).thenComparing(outage -> outage.incident().id())).toList();
    }

    /// The number of periods with an end that is only assumed, plus the number of the service's incidents whose impact
    /// is unknown.
    int blanks() {
        return blanks;
    }

    /// The number of periods whose times contradict each other or lie in the future.
    int invalids() {
        return invalids;
    }
}
