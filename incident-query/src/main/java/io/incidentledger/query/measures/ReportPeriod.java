package io.incidentledger.query.measures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/// A half-open period of time that is reported on.
public record ReportPeriod(Instant from, Instant to) {

    /// The preceding period of the same length. If both ends are starts of months in the time zone, it has the same
    /// number of months; if both are starts of days, the same number of days (regardless of changes to daylight saving
    /// time); otherwise exactly the same duration.
    public ReportPeriod previous(ZoneId zone) {
        ZonedDateTime first = from.atZone(zone);
        ZonedDateTime end = to.atZone(zone);
        if (!startsDay(first) || !startsDay(end)) {
            return new ReportPeriod(from.minus(Duration.between(from, to)), from);
        }
        LocalDate firstDay = first.toLocalDate();
        LocalDate endDay = end.toLocalDate();
        boolean months = firstDay.getDayOfMonth() == 1 && endDay.getDayOfMonth() == 1;
        LocalDate before = months
                ? firstDay.minusMonths(ChronoUnit.MONTHS.between(firstDay, endDay))
                : firstDay.minusDays(ChronoUnit.DAYS.between(firstDay, endDay));
        return new ReportPeriod(before.atStartOfDay(zone).toInstant(), from);
    }

    private static boolean startsDay(ZonedDateTime time) {
        return time.equals(time.toLocalDate().atStartOfDay(time.getZone()));
    }
}
