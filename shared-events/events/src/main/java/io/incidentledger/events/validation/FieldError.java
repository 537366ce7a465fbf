package io.incidentledger.events.validation;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// An error in one field.
///
/// @param pointer JSON Pointer (RFC 6901) into the request body, or the name of a parameter or header; empty for the
///     whole body
/// @param detail the requirement, as the end of a sentence that starts with the field
/// @param more how many further errors of the same kind were found, which are only counted; absent if there are none
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(String pointer, String detail, @Nullable Long more) {

    private static final Pattern INDEX = Pattern.compile("/\\d+(?=/|$)");
    private static final Pattern NUMBER = Pattern
            .compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|\\d+");

    public FieldError(String pointer, String detail) {
        this(pointer, detail, null);
    }

    /// Returns the number of errors that this one represents.
    public long count() {
        return more == null ? 1 : 1 + more;
    }

    /// Returns the field with list indices replaced by `*`.
    public String field() {
        return INDEX.matcher(pointer).replaceAll("/*");
    }

    /// Returns a key that errors share if they say the same about the same field, regardless of the numbers, ids or
    /// names in their text.
    public String kind() {
        return field() + ' ' + wording(detail);
    }

    /// Returns the text without the numbers, ids and names in it.
    static String wording(String detail) {
        return NUMBER.matcher(detail.split(": ", 2)[0]).replaceAll("#");
    }

    FieldError andMore(long others) {
        long counted = count() - 1 + others;
        return new FieldError(pointer, detail, counted == 0 ? null : counted);
    }
}
