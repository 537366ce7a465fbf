package io.incidentledger.events.codec;

import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/// Parses instants in the form that the codec writes, `2026-11-21T17:54:00.123Z`, without the general date parser,
/// which takes as long as the rest of an event. All other forms are left to Jackson.
final class FastInstantParser extends StdScalarDeserializer<Instant> {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String SHORTEST = "0000-00-00T00:00:00Z";
    private static final int FRACTION = SHORTEST.length() - 1;
    private static final int NANO_DIGITS = 9;
    private static final int TEN = 10;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int NOT_A_NUMBER = -1;

    FastInstantParser() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        Instant read = parser.hasToken(JsonToken.VALUE_STRING) ? read(parser.getString()) : null;
        return read != null ? read : InstantDeserializer.INSTANT.deserialize(parser, context);
    }

    /// Returns null if the text has another form or is not a valid time.
    static @Nullable Instant read(String text) {
        int end = text.length() - 1;
        if (end < FRACTION || end == FRACTION + 1 || end > FRACTION + 1 + NANO_DIGITS || !isPunctuated(text, end)) {
            return null;
        }
        int year = number(text, 0, 4);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nano = nano(text, end);
        if (year < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nano < 0) {
            return null;
        }
        try {
            long day = LocalDate.of(year, number(text, 5, 7), number(text, 8, 10)).toEpochDay();
            return Instant.ofEpochSecond(day * SECONDS_PER_DAY + hour * 3_600 + minute * 60 + second, nano);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static boolean isPunctuated(String text, int end) {
        return text.charAt(4) == '-' && text.charAt(7) == '-' && text.charAt(10) == 'T' && text.charAt(13) == ':'
                && text.charAt(16) == ':' && text.charAt(end) == 'Z'
                && (end == FRACTION || text.charAt(FRACTION) == '.');
    }

    private static int nano(String text, int end) {
        if (end == FRACTION) {
            return 0;
        }
        int nano = number(text, FRACTION + 1, end);
        for (int digits = end - FRACTION - 1; digits < NANO_DIGITS; digits++) {
            nano *= TEN;
        }
        return nano;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit >= TEN) {
                return NOT_A_NUMBER;
            }
            number = number * TEN + digit;
        }
        return number;
    }
}
