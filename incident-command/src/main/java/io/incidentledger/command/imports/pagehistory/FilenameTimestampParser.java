package io.incidentledger.command.imports.pagehistory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Parses the instant in a file's name, in the usual notations: ISO 8601 with any separators or none, with or without a
/// fraction and an offset (UTC if absent), a date alone (midnight UTC), or seconds, milliseconds or microseconds since
/// 1970. Text before and after it is ignored.
final class FilenameTimestampParser {
    private static final String DATE = "(?<year>\\d{4})(?<s>[-_.]?)(?<month>\\d{2})\\k<s>(?<day>\\d{2})";
    private static final String TIME = "(?<hour>\\d{2})[:_.-]?(?<minute>\\d{2})(?:[:_.-]?(?<second>\\d{2})"
            + "(?:[.,](?<fraction>\\d{1,9})|[_-](?<joined>\\d{3,9})(?=[Zz]))?)?";
    private static final String OFFSET = "(?:[Zz]|(?<sign>[+-])(?<hours>[01]\\d)[:_-]?(?<minutes>00|15|30|45))?";
    private static final Pattern MOMENT = Pattern.compile(
            "(?<!\\d)" + DATE + "(?:[Tt_ -]|(?<=\\d{8}))" + TIME + OFFSET + "(?!\\d)");
    private static final Pattern DAY = Pattern.compile("(?<!\\d)" + DATE + "(?![Tt_ -]?\\d)");
    private static final Pattern EPOCH = Pattern.compile("(?<![0-9A-Za-z])(\\d{10}|\\d{13}|\\d{16})(?![0-9A-Za-z])");
    private static final int SECONDS = 10;
    private static final int MILLIS = 13;
    private static final int FRACTION_DIGITS = 9;

    private FilenameTimestampParser() {}

    /// Empty: there is none, or more than one.
    static Optional<Instant> in(String name) {
        for (Pattern pattern : List.of(MOMENT, DAY, EPOCH)) {
            List<Instant> found = all(pattern, name);
            if (!found.isEmpty()) {
                return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static List<Instant> all(Pattern pattern, String name) {
        List<Instant> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(name);
        while (matcher.find()) {
            try {
                found.add(pattern == EPOCH ? epoch(matcher.group()) : moment(matcher, pattern == MOMENT));
            } catch (DateTimeException notInTheCalendar) {
                // Not a valid date.
            }
        }
        return found.stream().filter(instant -> !instant.isBefore(Instant.EPOCH)).distinct().toList();
    }

    private static Instant epoch(String digits) {
        long number = Long.parseLong(digits);
        return switch (digits.length()) {
            case SECONDS -> Instant.ofEpochSecond(number);
            case MILLIS -> Instant.ofEpochMilli(number);
            default -> Instant.ofEpochSecond(number / 1_000_000, number % 1_000_000 * 1_000);
        };
    }

    private static Instant moment(Matcher found, boolean withTime) {
        LocalDateTime local = LocalDateTime.of(number(found, "year"), number(found, "month"), number(found, "day"),
                withTime ? number(found, "hour") : 0, withTime ? number(found, "minute") : 0,
                withTime ? number(found, "second") : 0, withTime ? nanos(found) : 0);
        return local.toInstant(withTime ? offset(found) : ZoneOffset.UTC);
    }

    private static int nanos(Matcher found) {
        @Nullable String digits = found.group("fraction") != null ? found.group("fraction") : found.group("joined");
        return digits == null ? 0 : Integer.parseInt(digits + "0".repeat(FRACTION_DIGITS - digits.length()));
    }

    private static ZoneOffset offset(Matcher found) {
        int seconds = (number(found, "hours") * 60 + number(found, "minutes")) * 60;
        return ZoneOffset.ofTotalSeconds("-".equals(found.group("sign")) ? -seconds : seconds);
    }

    private static int number(Matcher found, String group) {
        @Nullable String digits = found.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
