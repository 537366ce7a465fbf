package io.incidentledger.events.durations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.incidentledger.events.policy.Weekday;
import io.incidentledger.events.policy.WorkingHours;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;

@Soaked
class BusinessHoursTest {

    private static final int SEEDS = Dose.of(200, 10_000);
    private static final List<Weekday> WORKDAYS = List.copyOf(EnumSet.range(Weekday.MONDAY, Weekday.FRIDAY));
    private static final List<Weekday> ALL = List.of(Weekday.values());
    /// Zones with clock changes of an hour and of half an hour, at midnight and just after it, with a skipped day, and
    /// without any clock changes.
    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
            "America/Sao_Paulo", "America/St_Johns", "Pacific/Apia", "Asia/Kolkata", "UTC", "Africa/Casablanca");

    private static BusinessHours hours(String zone, List<Weekday> days, String from, String to, String... holidays) {
        return new BusinessHours(new WorkingHours(zone, days, from, to,
                List.of(holidays).stream().map(LocalDate::parse).toList()));
    }

    private static Duration between(BusinessHours hours, String from, String to) {
        return hours.between(time(from), time(to));
    }

    /// 5 March 2024 is a Tuesday.
    @ParameterizedTest
    @CsvSource({"2024-03-05T08:00:00Z, 2024-03-05T09:30:00Z, PT30M", "2024-03-05T10:00:00Z, 2024-03-05T11:00:00Z, PT1H",
        "2024-03-05T16:00:00Z, 2024-03-06T10:00:00Z, PT2H", "2024-03-05T18:00:00Z, 2024-03-06T08:00:00Z, PT0S",
        "2024-03-08T16:59:59.5Z, 2024-03-11T09:00:00.25Z, PT0.75S", "2024-03-09T10:00:00Z, 2024-03-10T10:00:00Z, PT0S",
        "2024-03-04T00:00:00Z, 2024-03-11T00:00:00Z, PT40H", "2024-03-05T12:00:00Z, 2024-03-05T12:00:00Z, PT0S"})
    void onlyTimeWithinWorkingHoursCounts(String from, String to, Duration worked) {
        assertThat(between(hours("UTC", WORKDAYS, "09:00", "17:00"), from, to)).isEqualTo(worked);
    }

    @Test
    void nobodyWorksOnHolidays() {
        BusinessHours hours = hours("UTC", WORKDAYS, "09:00", "17:00", "2024-03-09", "2024-03-06", "2024-03-05");

        assertThat(between(hours, "2024-03-04T00:00:00Z", "2024-03-11T00:00:00Z")).hasHours(24);
        assertThat(between(hours, "2024-03-05T10:00:00Z", "2024-03-06T16:00:00Z")).isZero();
        assertThat(between(hours, "2024-03-06T16:00:00Z", "2024-03-07T10:00:00Z")).hasHours(1);
    }

    @Test
    void theClockOnTheWallDecides() {
        BusinessHours berlin = hours("Europe/Berlin", ALL, "09:00", "17:00");

        assertThat(between(berlin, "2024-03-30T00:00:00Z", "2024-03-30T08:30:00Z")).hasMinutes(30);
        assertThat(between(berlin, "2024-03-31T00:00:00Z", "2024-03-31T08:30:00Z")).hasMinutes(90);
    }

    @Test
    void anHourThatTheClockSkipsIsNotWorkedAndOneThatItShowsTwiceIsWorkedTwice() {
        BusinessHours nights = hours("Europe/Berlin", ALL, "01:00", "04:00");

        assertThat(between(nights, "2024-03-30T12:00:00Z", "2024-03-31T12:00:00Z")).hasHours(2);
        assertThat(between(nights, "2024-10-26T12:00:00Z", "2024-10-27T12:00:00Z")).hasHours(4);
        assertThat(between(nights, "2024-06-01T12:00:00Z", "2024-06-02T12:00:00Z")).hasHours(3);
    }

    @Test
    void hoursAroundTheClockAreAllTime() {
        BusinessHours always = hours("Europe/Berlin", ALL, "00:00", "24:00");
        Instant from = time("1999-12-31T23:59:59.123456Z");
        Instant to = time("2024-07-01T10:20:30Z");

        assertThat(always.between(from, to)).isEqualTo(Duration.between(from, to));
    }

    @Test
    void anEndBeforeTheBeginningIsNoTime() {
        assertThat(between(hours("UTC", ALL, "00:00", "24:00"), "14:00", "13:00")).isZero();
    }

    @Test
    void randomSpansAreAsLongAsTheMinutesThatAreWorkedWithinThem() {
        for (int seed = 0; seed < SEEDS && !Dose.usedUp("BusinessHoursTest, spans", seed, SEEDS); seed++) {
            Random random = new Random(seed);
            WorkingHours hours = hours(random);
            Instant from = beginning(random, ZoneId.of(hours.zone()));
            Instant to = from.plus(random.nextInt(12_000), ChronoUnit.MINUTES);

            assertThat(new BusinessHours(hours).between(from, to))
                    .as("seed %s: %s from %s to %s", seed, hours, from, to)
                    .isEqualTo(Duration.ofMinutes(workedMinutes(hours, from, to)));
        }
    }

    private static WorkingHours hours(Random random) {
        List<Weekday> days = ALL.stream().filter(day -> random.nextInt(3) > 0).toList();
        int from = random.nextInt(1_439);
        int to = from + 1 + random.nextInt(1_440 - from);
        List<LocalDate> holidays = new ArrayList<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            holidays.add(LocalDate.of(2011, 12, 20).plusDays(random.nextInt(30)));
        }
        return new WorkingHours(ZONES.get(random.nextInt(ZONES.size())), days.isEmpty() ? ALL : days, clock(from),
                clock(to), holidays);
    }

    private static String clock(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    /// Returns an instant a few days before a clock change, at the end of 2011 (when Apia skipped a day), or at a
    /// random time before or after 1970.
    private static Instant beginning(Random random, ZoneId zone) {
        Instant any = Instant.parse("1965-01-01T00:00:00Z").plus(random.nextInt(25_000), ChronoUnit.DAYS);
        var change = zone.getRules().nextTransition(any);
        Instant near = switch (random.nextInt(3)) {
            case 0 -> any;
            case 1 -> Instant.parse("2011-12-28T00:00:00Z");
            default -> change == null ? any : change.getInstant();
        };
        return near.truncatedTo(ChronoUnit.MINUTES).minus(random.nextInt(4_000), ChronoUnit.MINUTES);
    }

    private static long workedMinutes(WorkingHours hours, Instant from, Instant to) {
        Set<LocalDate> holidays = new HashSet<>(hours.holidays());
        ZoneId zone = ZoneId.of(hours.zone());
        long worked = 0;
        for (Instant minute = from; minute.isBefore(to); minute = minute.plus(1, ChronoUnit.MINUTES)) {
            ZonedDateTime wall = minute.atZone(zone);
            String shown = LocalTime.of(wall.getHour(), wall.getMinute()).toString();
            if (hours.days().contains(Weekday.values()[wall.getDayOfWeek().ordinal()])
                    && !holidays.contains(wall.toLocalDate()) && shown.compareTo(hours.from()) >= 0
                    && shown.compareTo(hours.to()) < 0) {
                worked++;
            }
        }
        return worked;
    }
}
