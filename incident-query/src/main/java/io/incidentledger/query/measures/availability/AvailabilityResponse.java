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

/// The availability of a service within a window of time.
///
/// @param service the name of the service
/// @param position the response includes everything up to this position
/// @param from the first instant of the window
/// @param to the first instant after the window
/// @param observedSeconds the length of the part of the window that has passed, in seconds
/// @param downtimeSeconds the total time that the service was impaired, in seconds; overlaps count once
/// @param downtimeShare the share of the observed time, 0 to 1; like all shares, null if none of the window has passed
/// @param availability the remaining share, 0 to 1
/// @param levels the downtime at each level; each instant counts at the worst level that is known for it
/// @param blanks the number of periods and incidents that are not counted because a time is unknown or only assumed
/// @param invalids the number of periods that are not counted because their times contradict each other or lie in the
///     future
/// @param incidentCount the number of incidents that caused downtime
/// @param incidents those incidents, sorted by the start of their downtime in the window, up to a limit
/// @see io.incidentledger.query.measures.report.MeasuresResponse
public record AvailabilityResponse(String service, long position, Instant from, Instant to, List<String> included,
        BigDecimal observedSeconds, BigDecimal downtimeSeconds, @Nullable BigDecimal downtimeShare,
        @Nullable BigDecimal availability, List<Level> levels, int blanks, int invalids, int incidentCount,
        List<Incident> incidents) {

    /// The maximum number of downtime periods that are returned per incident.
    static final int MAX_STRETCHES = 100;

    private static final String UNKNOWN = "unknown";
    private static final int DIGITS = 9;

    /// The downtime of a service at one level.
    ///
    /// @param level `full`, `partial`, `degraded`, or `unknown`
    /// @param seconds the downtime at this level, in seconds
    /// @param share its share of the observed time, 0 to 1; null if none of the window has passed
    @Schema(name = "DowntimeAtLevel")
    public record Level(String level, BigDecimal seconds, @Nullable BigDecimal share) {}

    /// An incident that caused downtime.
    ///
    /// @param stretchCount the number of its downtime periods in the window
    /// @param stretches those periods, restricted to the window, up to a limit
    public record Incident(String incidentId, @Nullable Long number, int stretchCount, List<Stretch> stretches) {

        static Incident of(AvailabilityCalculator.Outage outage, @Nullable Long number) {
            return new Incident(outage.incident().id(), number, outage.downtimes().size(),
                    outage.downtimes().stream().limit(MAX_STRETCHES).map(Stretch::of).toList());
        }
    }

    /// A period during which a service was impaired.
    ///
    /// @param level `full`, `partial`, `degraded`, or `unknown`
    /// @param from when it began
    /// @param to when it ended, exclusive
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
