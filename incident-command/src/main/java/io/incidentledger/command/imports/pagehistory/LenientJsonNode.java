package io.incidentledger.command.imports.pagehistory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.events.validation.Rfc3339;
import io.incidentledger.events.validation.UnreadableTimeException;
import io.incidentledger.events.validation.ValidationErrors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A location in an external JSON document, which is read leniently: unknown fields are ignored, null and empty values
/// count as absent, and numbers are accepted as text. A value that can't be parsed is reported with its pointer, and
/// counts as absent.
record LenientJsonNode(JsonNode json, String pointer, ValidationErrors faults) {
    private static final BigDecimal FIRST_MILLIS = BigDecimal.valueOf(100_000_000_000L);
    private static final int MILLI_DIGITS = 3;
    private static final int NANO_DIGITS = 9;
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /// Reports only one error per location: further errors at the same location or inside it follow from the first or
    /// repeat it.
    void fault(String detail) {
        if (!faults.mentions(pointer)) {
            faults.add(pointer, detail);
        }
    }

    LenientJsonNode at(String field) {
        return new LenientJsonNode(json.path(field), pointer + "/" + field.replace("~", "~0").replace("/", "~1"),
                faults);
    }

    /// Returns the first of these fields that has a value; the last one when none has.
    private LenientJsonNode first(String... fields) {
        for (String field : fields) {
            if (at(field).isGiven()) {
                return at(field);
            }
        }
        return at(fields[fields.length - 1]);
    }

    boolean isGiven() {
        return !json.isMissingNode() && !json.isNull() && !(json.isString() && json.stringValue().isBlank());
    }

    /// Returns the elements of a list; an element that is not an object is reported and left out.
    List<LenientJsonNode> items() {
        List<LenientJsonNode> items = new ArrayList<>();
        if (isGiven() && !json.isArray()) {
            fault("must be an array");
        }
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            LenientJsonNode item = new LenientJsonNode(json.get(i), pointer + "/" + i, faults);
            if (item.json.isObject()) {
                items.add(item);
            } else if (item.isGiven()) {
                item.fault("must be an object");
            }
        }
        return items;
    }

    /// Returns a single-line text from the first of these fields that is given.
    @Nullable String line(String... fields) {
        @Nullable String text = text(fields);
        return text == null ? null : TextSanitizer.line(text);
    }

    /// Returns an id from the first of these fields that is given.
    @Nullable String id(String... fields) {
        @Nullable String text = text(fields);
        return text == null ? null : TextSanitizer.id(text);
    }

    /// Returns a text with its line breaks from the first of these fields that is given.
    @Nullable String text(String... fields) {
        LenientJsonNode field = first(fields);
        if (!field.isGiven()) {
            return null;
        }
        if (!field.json.isValueNode()) {
            field.fault("must be a string");
            return null;
        }
        return TextSanitizer.text(field.json.asString());
    }

    /// Returns a time from the first of these fields that is given.
    @Nullable Instant instant(String... fields) {
        LenientJsonNode field = first(fields);
        if (!field.isGiven()) {
            return null;
        }
        @Nullable Instant instant = field.json.isNumber()
                ? sinceEpoch(field.json.decimalValue())
                : moment(field.json.asString("").strip());
        if (instant == null) {
            field.fault("must be a timestamp from 1970 to 9999, such as 2024-05-01T12:00:00Z");
        }
        return instant;
    }

    /// Parses seconds, or milliseconds where seconds would be thousands of years ahead.
    private static @Nullable Instant sinceEpoch(BigDecimal number) {
        BigDecimal seconds = number.compareTo(FIRST_MILLIS) < 0 ? number : number.movePointLeft(MILLI_DIGITS);
        if (seconds.signum() < 0 || seconds.compareTo(BigDecimal.valueOf(END.getEpochSecond())) >= 0) {
            return null;
        }
        BigDecimal nanos = seconds.remainder(BigDecimal.ONE).movePointRight(NANO_DIGITS).setScale(0, RoundingMode.DOWN);
        return Instant.ofEpochSecond(seconds.longValue(), nanos.longValue());
    }

    private static @Nullable Instant moment(String text) {
        try {
            return Rfc3339.instant(text.replaceFirst("^(\\S{10}) (?=\\d)", "$1T").replaceFirst(" (UTC|GMT)?$", "Z"));
        } catch (UnreadableTimeException otherwise) {
            return withoutOffset(text);
        }
    }

    private static @Nullable Instant withoutOffset(String text) {
        try {
            Instant instant = LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            return instant.isBefore(Instant.EPOCH) || !instant.isBefore(END) ? null : instant;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
