package io.incidentledger.events.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.incidentledger.events.validation.MaxItems;
import io.incidentledger.events.validation.TextFormat;
import io.incidentledger.events.validation.Validator;
import org.jspecify.annotations.Nullable;

import static io.incidentledger.events.validation.TextFormat.Kind.END_TIME;
import static io.incidentledger.events.validation.TextFormat.Kind.TIME;
import static io.incidentledger.events.validation.TextFormat.Kind.ZONE;

/// Working hours in local time.
///
/// @param zone the time zone of the hours and days
/// @param days the working days of the week, at least one
/// @param from the beginning of a working day, `HH:mm`
/// @param to the end of a working day, `HH:mm`, exclusive and later than `from`; `24:00` is the end of the day
/// @param holidays dates on which nobody works; null if there are none
public record WorkingHours(@TextFormat(ZONE) String zone, @MaxItems(value = 7, atLeast = 1) List<Weekday> days,
        @TextFormat(TIME) String from, @TextFormat(END_TIME) String to,
        @MaxItems(WorkingHours.MAX_HOLIDAYS) @Nullable List<LocalDate> holidays) {

    /// The end of the day.
    public static final String MIDNIGHT = "24:00";

    private static final Pattern TIME_OF_DAY = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final int MAX_HOLIDAYS = 1_000;

    WorkingHours canonical() {
        List<LocalDate> free = holidays == null || holidays.isEmpty() ? null : List.copyOf(new TreeSet<>(holidays));
        return new WorkingHours(zone, List.copyOf(EnumSet.copyOf(days)), from, to, free);
    }

    void check(Validator validator, String pointer) {
        validator.required(pointer + "/zone", zone);
        if (zone != null && !isZone(zone)) {
            validator.fault(pointer + "/zone", "must be a time zone, e.g. Europe/Berlin");
        }
        validator.required(pointer + "/days", days);
        validator.items(pointer + "/days", days, Weekday.values().length);
        if (days != null && days.isEmpty()) {
            validator.fault(pointer + "/days", "must have at least one day");
        }
        validator.items(pointer + "/holidays", holidays, MAX_HOLIDAYS);
        checkTimes(validator, pointer);
    }

    private void checkTimes(Validator validator, String pointer) {
        validator.required(pointer + "/from", from);
        validator.required(pointer + "/to", to);
        if (from != null && !TIME_OF_DAY.matcher(from).matches()) {
            validator.fault(pointer + "/from", "must be a time of day from 00:00 to 23:59");
        } else if (to != null && !TIME_OF_DAY.matcher(to).matches() && !to.equals(MIDNIGHT)) {
            validator.fault(pointer + "/to", "must be a time of day from 00:01 to 24:00");
        } else if (from != null && to != null && to.compareTo(from) <= 0) {
            validator.fault(pointer + "/to", "must be later than from");
        }
    }

    private static boolean isZone(String zone) {
        try {
            return ZoneId.of(zone).getRules() != null;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
