package io.incidentledger.events.validation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.NANO_OF_SECOND;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;
import static java.time.temporal.ChronoField.YEAR;

/// Parses times in requests: RFC 3339 with any offset, also one without a colon (`+0000`), to the nanosecond. Times
/// before 1970 or after 9999 are rejected.
public final class Rfc3339 {

    /// A regular expression for the beginning of a time or date.
    public static final String YEARS = "^(19[7-9][0-9]|[2-9][0-9]{3})-";

    /// A regular expression for instants, without anchors. Some name days that do not exist; offsets are below 18 hours.
    public static final String INSTANTS = "(19[7-9][0-9]|[2-9][0-9]{3})-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}"
            + "(\\.[0-9]{1,9})?([Zz]|[+ -](0[0-9]|1[0-7]):?[0-5][0-9])";

    /// Error details for a text that is not an instant or not a date.
    static final String INSTANT_REQUIRED = "must be an RFC 3339 timestamp, such as 2026-11-21T17:54:00Z";
    static final String DATE_REQUIRED = "must be a date, such as 2026-11-21";

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(YEAR, 4)
            .appendLiteral('-')
            .appendValue(MONTH_OF_YEAR, 2)
            .appendLiteral('-')
            .appendValue(DAY_OF_MONTH, 2)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);
    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DATE)
            .appendLiteral('T')
            .appendValue(HOUR_OF_DAY, 2)
            .appendLiteral(':')
            .appendValue(MINUTE_OF_HOUR, 2)
            .appendLiteral(':')
            .appendValue(SECOND_OF_MINUTE, 2)
            .optionalStart()
            .appendFraction(NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Rfc3339() {}

    /// @throws UnreadableTimeException if the text is not such a time; the message states the requirement
    public static Instant instant(String text) throws UnreadableTimeException {
        Instant instant;
        try {
            instant = INSTANT.parse(withColon(text), Instant::from);
        } catch (DateTimeException unreadable) {
            throw new UnreadableTimeException(INSTANT_REQUIRED,
                    unreadable);
        }
        if (instant.isBefore(Instant.EPOCH) || !instant.isBefore(END)) {
            throw new UnreadableTimeException("must be a timestamp from 1970 to 9999", null);
        }
        return instant;
    }

    /// Adds the colon to an offset, which RFC 3339 requires and ISO 8601 allows to omit.
    private static String withColon(String text) {
        int sign = text.length() - 5;
        boolean compact = sign > 0 && (text.charAt(sign) == '+' || text.charAt(sign) == '-')
                && text.indexOf(':', sign) < 0;
        return compact ? text.substring(0, sign + 3) + ':' + text.substring(sign + 3) : text;
    }

    /// @throws UnreadableTimeException if the text is not a calendar date from 1970 to 9999; the message states the
    ///     requirement
    public static LocalDate date(String text) throws UnreadableTimeException {
        LocalDate date;
        try {
            date = DATE.parse(text, LocalDate::from);
        } catch (DateTimeException unreadable) {
            throw new UnreadableTimeException(DATE_REQUIRED, unreadable);
        }
        if (date.isBefore(LocalDate.EPOCH)) {
            throw new UnreadableTimeException("must be a date from 1970 to 9999", null);
        }
        return date;
    }
}
