package io.incidentledger.projection.mongo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import io.incidentledger.projection.documents.IndexField;
import org.bson.BsonArray;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/// Converts index fields to BSON values that MongoDB compares in the same order as memory does, to the nanosecond.
final class BsonFieldValues {

    /// Fixed width, so that texts sort like the times that they represent. A 64-bit number can't hold nanoseconds up to
    /// the year 9999.
    private static final DateTimeFormatter INSTANT = DateTimeFormatter
            .ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private BsonFieldValues() {}

    /// The BSON value; null for null.
    static @Nullable BsonValue of(IndexField<?> field, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> new BsonString(field.kind() == IndexField.Kind.TEXT ? ignoringCase(text) : text);
            case Number number -> new BsonInt64(number.longValue());
            case Instant instant -> new BsonString(INSTANT.format(within(instant)));
            case LocalDate date -> new BsonString(date.toString());
            case Collection<?> several -> new BsonArray(several(field, several));
            default -> throw new IllegalArgumentException(
                    "field " + field.name() + " has a value of " + value.getClass());
        };
    }

    /// The BSON values; nulls are left out.
    static List<BsonValue> several(IndexField<?> field, Collection<?> values) {
        return values.stream().map(value -> of(field, value)).<BsonValue>mapMulti((value, kept) -> {
            if (value != null) {
                kept.accept(value);
            }
        }).toList();
    }

    private static Instant within(Instant instant) {
        if (instant.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return instant.isAfter(LATEST) ? LATEST : instant;
    }

    /// Normalizes case: two results are equal if and only if [String#regionMatches(boolean, int, String, int, int)]
    /// regards the texts as equal ignoring case.
    static String ignoringCase(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.chars().forEach(unit -> folded.append(Character.toLowerCase(Character.toUpperCase((char) unit))));
        return folded.toString();
    }
}
