package io.incidentledger.events.validation;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What is wrong with one field.
///
/// @param pointer JSON Pointer (RFC 6901) into the request body, or the name of a parameter or header; empty: the whole
/// @param detail what it must be, as the end of a sentence that starts with the field
/// @param more how many more of its kind were found and are only counted; null: none
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(String pointer, String detail, @Nullable Long more) {

    private static final Pattern INDEX = Pattern.compile("/\\d+(?=/|$)");
    private static final Pattern NUMBER = Pattern
            .compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|\\d+");

    public FieldError(String pointer, String detail) {
        this(pointer, detail, null);
    }

    /// How many faults it stands for.
    public long count() {
        return more == null ? 1 : 1 + more;
    }

    /// The field, whichever entry of a list it stands in.
    public String field() {
        return INDEX.matcher(pointer).replaceAll("/*");
    }

    /// What it has in common with those that say the same about the same field, whichever numbers, ids or names their
    /// words mention.
    public String kind() {
        return field() + ' ' + wording(detail);
    }

    /// Words without the numbers, ids and names in them.
    static String wording(String detail) {
        return NUMBER.matcher(detail.split(": ", 2)[0]).replaceAll("#");
    }

    FieldError andMore(long others) {
        long counted = count() - 1 + others;
        return new FieldError(pointer, detail, counted == 0 ? null : counted);
    }
}
