package io.incidentledger.query.measures.availability;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.incidentledger.events.ImpactLevel;
import io.incidentledger.events.durations.Seconds;
import io.incidentledger.query.measures.ReportPeriod;
import org.jspecify.annotations.Nullable;

/// How long a service was down within a window, as the API answers it.
///
/// @param position
///            everything up to here is in the answer
/// @param included
///            what is out by default and was asked for
/// @param observedSeconds
///            how much of the window has passed
/// @param downtimeSeconds
///            how long the service was impaired at all, overlaps counted once
/// @param downtimeShare
///            of what has passed; null, as are all shares: nothing has
/// @param availability
///            the rest of it
/// @param levels
///            each moment counts at the worst level that is known of it
/// @param blanks
///            what is not counted since a side is not known, or only assumed
/// @param invalids
///            what is not counted since its times contradict each other, or lie in the future
/// @param incidentCount
///            how many caused downtime
/// @param incidents
///            the first of them, by the beginning of their downtime in the window
public record AvailabilityResponse(String service, long position, Instant from, Instant to, List<String> included,
        BigDecimal observedSeconds, BigDecimal downtimeSeconds, @Nullable BigDecimal downtimeShare,
        @Nullable BigDecimal availability, List<Level> levels, int blanks, int invalids, int incidentCount,
        List<Incident> incidents) {

    /// The most stretches that are shown of one incident.
    static final int MOST_STRETCHES = 100;

    private static final String UNKNOWN = "unknown";
    private static final int DIGITS = 9;

    /// @param level
    ///            full, partial, degraded, or unknown
    public record Level(String level, BigDecimal seconds, @Nullable BigDecimal share) {}

    /// @param number
    ///            null: not known yet
    /// @param stretchCount
    ///            how many stretches there are
    /// @param stretches
    ///            the first of them, within the window
    public record Incident(String incidentId, @Nullable Long number, int stretchCount, List<Stretch> stretches) {

        static Incident of(AvailabilityCalculator.Outage outage, @Nullable Long number) {
            return new Incident(outage.incident().id(), number, outage.downtimes().size(),
                    outage.downtimes().stream().limit(MOST_STRETCHES).map(Stretch::of).toList());
        }
    }

    /// @param lasting
    ///            whether no end is known: it is counted up to the end of what has passed
    public record Stretch(String level, Instant from, Instant to, boolean lasting) {

        static Stretch of(AvailabilityCalculator.Downtime downtime) {
            return new Stretch(name(downtime.level()), downtime.from(), downtime.to(), downtime.lasting());
        }
    }

    /// @param shown
    ///            the incidents that are shown
    /// @param numbers
    ///            their display numbers, as far as they are known
    static AvailabilityResponse of(String service, long position, ReportPeriod window, List<String> included,
            AvailabilityCalculator found, List<AvailabilityCalculator.Outage> shown, Map<String, Long> numbers) {
        Duration observed = found.observed();
        Duration down = found.downtime();
        return new AvailabilityResponse(service, position, window.from(), window.to(), included, Seconds.of(observed),
                Seconds.of(down), share(down, observed), share(observed.minus(down), observed),
                Stream.of(ImpactLevel.FULL, ImpactLevel.PARTIAL, ImpactLevel.DEGRADED, null)
                        .map(level -> level(found, level, observed)).toList(),
                found.blanks(), found.invalids(), found.outages().size(),
                shown.stream().map(outage -> Incident.of(outage, numbers.get(outage.incident().id()))).toList());
    }

    private static Level level(AvailabilityCalculator found, @Nullable ImpactLevel level, Duration observed) {
        Duration length = found.downtime(level);
        return new Level(name(level), Seconds.of(length), share(length, observed));
    }

    private static String name(@Nullable ImpactLevel level) {
        return level == null ? UNKNOWN : level.wireName();
    }

    private static @Nullable BigDecimal share(Duration part, Duration whole) {
        if (whole.isZero()) {
            return null;
        }
        BigDecimal share = Seconds.of(part).divide(Seconds.of(whole), DIGITS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return share.scale() < 0 ? share.setScale(0) : share;
    }
}
