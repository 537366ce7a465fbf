package io.incidentledger.events.durations;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.incidentledger.events.policy.Weekday;
import io.incidentledger.events.policy.WorkingHours;

/// Computes how much of the time between two instants lies within working hours, by local time: an hour that is skipped
/// by a clock change does not count, an hour that occurs twice counts twice. Exact to the nanosecond. The cost depends
/// on the number of clock changes, not on the length: between two of them it is arithmetic on weeks. Immutable.
final class BusinessHours {

    private static final int DAYS_OF_WEEK = DayOfWeek.values().length;
    /// Epoch day of a Monday: 1 January 1970 was a Thursday.
    private static final long FIRST_MONDAY = -3;

    private final WorkingHours hours;
    private final ZoneRules rules;
    private final long from;
    private final long length;
    /// The number of working days of a week before each of its days, and in the whole week.
    private final int[] before = new int[DAYS_OF_WEEK + 1];
    /// Holidays that fall on working days of the week, as epoch days in ascending order.
    private final long[] holidays;

    /// @throws java.time.DateTimeException if the hours were not validated and are invalid
    BusinessHours(WorkingHours hours) {
        this.hours = hours;
        this.rules = ZoneId.of(hours.zone()).getRules();
        this.from = nanos(hours.from());
        this.length = nanos(hours.to()) - from;
        for (int day = 0; day < DAYS_OF_WEEK; day++) {
            before[day + 1] = before[day] + (hours.days().contains(Weekday.values()[day]) ? 1 : 0);
        }
        List<LocalDate> free = hours.holidays() == null ? List.of() : hours.holidays();
        this.holidays = free.stream().mapToLong(LocalDate::toEpochDay).filter(this::isOfTheWeek).distinct().sorted()
                .toArray();
    }

    private static long nanos(String time) {
        return time.equals(WorkingHours.MIDNIGHT)
                ? Duration.ofDays(1).toNanos()
                : LocalTime.parse(time).toNanoOfDay();
    }

    /// Returns the working hours as they were defined.
    WorkingHours definition() {
        return hours;
    }

    /// Describes the working hours in words.
    String wording() {
        String days = hours.days().stream()
                .map(day -> day.wireName().substring(0, 1).toUpperCase(Locale.ROOT) + day.wireName().substring(1, 3))
                .collect(Collectors.joining(", "));
        return days + " " + hours.from() + "–" + hours.to() + " " + hours.zone()
                + (holidays.length == 0
                        ? ""
                        : " except " + holidays.length + (holidays.length == 1 ? " holiday" : " holidays"));
    }

    /// Returns the working time between two instants; zero if the end is not after the beginning.
    Duration between(Instant start, Instant end) {
        Duration worked = Duration.ZERO;
        Instant at = start;
        while (at.isBefore(end)) {
            ZoneOffsetTransition change = rules.nextTransition(at);
            Instant until = change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
            ZoneOffset offset = rules.getOffset(at);
            worked = worked.plus(workedUntil(LocalDateTime.ofInstant(until, offset))
                    .minus(workedUntil(LocalDateTime.ofInstant(at, offset))));
            at = until;
        }
        return worked;
    }

    /// Returns the working time since 1970 as if the clock had never changed; negative before 1970.
    private Duration workedUntil(LocalDateTime wall) {
        long day = wall.toLocalDate().toEpochDay();
        Duration whole = Duration.ofNanos(length).multipliedBy(workingDaysBefore(day));
        return isWorkedOn(day)
                ? whole.plusNanos(Math.clamp(wall.toLocalTime().toNanoOfDay() - from, 0, length))
                : whole;
    }

    private long workingDaysBefore(long day) {
        long fromMonday = day - FIRST_MONDAY;
        int ofHolidays = Arrays.binarySearch(holidays, day);
        return Math.floorDiv(fromMonday, DAYS_OF_WEEK) * before[DAYS_OF_WEEK]
                + before[Math.floorMod(fromMonday, DAYS_OF_WEEK)] - (ofHolidays < 0 ? -ofHolidays - 1 : ofHolidays);
    }

    private boolean isWorkedOn(long day) {
        return isOfTheWeek(day) && Arrays.binarySearch(holidays, day) < 0;
    }

    private boolean isOfTheWeek(long day) {
        int ofWeek = Math.floorMod(day - FIRST_MONDAY, DAYS_OF_WEEK);
        return before[ofWeek + 1] > before[ofWeek];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessHours same && same.hours.equals(hours);
    }

    @Override
    public int hashCode() {
        return hours.hashCode();
    }

    @Override
    public String toString() {
        return hours.toString();
    }
}
