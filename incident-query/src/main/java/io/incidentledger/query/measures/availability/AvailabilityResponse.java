package io.incidentledger.query.measures.availability;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.incidentledger.events.ImpactLevel;
import io.incidentledger.events.durations.DurationSeconds;
import io.incidentledger.query.measures.ReportPeriod;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Availability of a service within a window, as returned by the API.
///
/// @param position the response includes everything up to this position
/// @param included kinds of incidents that are excluded by default and were requested
/// @param observedSeconds the part of the window that has passed
/// @param downtimeSeconds the total time that the service was impaired; overlaps count once
/// @param downtimeShare the share of the observed time; like all shares, null if none of the window has passed
/// @param availability the remaining share
/// @param levels each instant counts at the worst level that is known for it
/// @param blanks periods and incidents that are not counted because a time is unknown or only assumed
/// @param invalids periods that are not counted because their times contradict each other or lie in the future
/// @param incidentCount the number of incidents that caused downtime
/// @param incidents the first of them, sorted by the start of their downtime in the window
public record AvailabilityResponse(String service, long position, Instant from, Instant to, List<String> included,
        BigDecimal observedSeconds, BigDecimal downtimeSeconds, @Nullable BigDecimal downtimeShare,
        @Nullable BigDecimal availability, List<Level> levels, int blanks, int invalids, int incidentCount,
        List<Incident> incidents) {

    /// The maximum number of downtime periods that are returned per incident.
    static final int MAX_STRETCHES = 100;

    private static final String UNKNOWN = "unknown";
    private static final int DIGITS = 9;

    /// @param level full, partial, degraded, or unknown
    @Schema(name = "DowntimeAtLevel")
    public record Level(String level, BigDecimal seconds, @Nullable BigDecimal share) {}

    /// @param number null: not known yet
    /// @param stretchCount the total number of downtime periods
    /// @param stretches the first of them, restricted to the window
    public record Incident(String incidentId, @Nullable Long number, int stretchCount, List<Stretch> stretches) {

        static Incident of(AvailabilityCalculator.Outage outage, @Nullable Long number) {
            return new Incident(outage.incident().id(), number, outage.downtimes().size(),
                    outage.downtimes().stream().limit(MAX_STRETCHES).map(Stretch::of).toList());
        }
    }

    /// @param lasting whether no end is known; the period then counts up to the end of the observed time
    @Schema(name = "DowntimePeriod")
    public record Stretch(String level, Instant from, Instant to, boolean lasting) {

        static Stretch of(AvailabilityCalculator.Downtime downtime) {
            return new Stretch(name(downtime.level()), downtime.from(), downtime.to(), downtime.lasting());
        }
    }

    /// @param shown the incidents to return
    /// @param numbers their display numbers, as far as they are known
    static AvailabilityResponse of(String service, long position, ReportPeriod window, List<String> included,
            AvailabilityCalculator found, List<AvailabilityCalculator.Outage> shown, Map<String, Long> numbers) {
        Duration observed = found.observed();
        Duration down = found.downtime();
        return new AvailabilityResponse(service, position, window.from(), window.to(), included,
                DurationSeconds.of(observed),
                DurationSeconds.of(down), share(down, observed), share(observed.minus(down), observed),
                Stream.of(ImpactLevel.FULL, ImpactLevel.PARTIAL, ImpactLevel.DEGRADED, null)
                        .map(level -> level(found, level, observed)).toList(),
                found.blanks(), found.invalids(), found.outages().size(),
                shown.stream().map(outage -> Incident.of(outage, numbers.get(outage.incident().id()))).toList());
    }

    private static Level level(AvailabilityCalculator found, @Nullable ImpactLevel level, Duration observed) {
        Duration length = found.downtime(level);
        return new Level(name(level), DurationSeconds.of(length), share(length, observed));
    }

    private static String name(@Nullable ImpactLevel level) {
        return level == null ? UNKNOWN : level.wireName();
    }

    private static @Nullable BigDecimal share(Duration part, Duration whole) {
        if (whole.isZero()) {
            return null;
        }
        BigDecimal share = DurationSeconds.of(part).divide(DurationSeconds.of(whole), DIGITS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return share.scale() < 0 ? share.setScale(0) : share;
    }
}
