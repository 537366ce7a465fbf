package io.incidentledger.http.parameters;

import java.util.List;

import io.incidentledger.events.validation.Rfc3339;
import org.jspecify.annotations.Nullable;

/// The values that a query parameter accepts, in the terms of JSON Schema. It describes one value of a parameter that
/// may be given several times.
///
/// @param type `string`, `integer`, `number` or `boolean`
/// @param format such as `date-time`; null if there is none
/// @param pattern a regular expression that each value matches; null if there is none
/// @param values all accepted values; empty if any value of the type is accepted
/// @param minimum of a number, inclusive; null if there is none
/// @param maximum of a number, inclusive; null if there is none
/// @param defaultValue the value that applies if the parameter is not given; null if there is none
public record ParameterSchema(String type, @Nullable String format, @Nullable String pattern, List<String> values,
        @Nullable Number minimum, @Nullable Number maximum, @Nullable Object defaultValue) {

    public ParameterSchema {
        values = List.copyOf(values);
    }

    /// Describes any string.
    public static ParameterSchema string() {
        return new ParameterSchema("string", null, null, List.of(), null, null, null);
    }

    /// Describes instants of the years that requests may name.
    public static ParameterSchema instant() {
        return new ParameterSchema("string", "date-time", "^" + Rfc3339.INSTANTS + "$", List.of(), null, null, null);
    }

    /// Describes strings of a format that JSON Schema does not define.
    ///
    /// @param pattern a regular expression that each value matches; not everything that matches it is valid
    public static ParameterSchema formatted(String format, String pattern) {
        return new ParameterSchema("string", format, pattern, List.of(), null, null, null);
    }

    /// Describes strings that match a regular expression.
    public static ParameterSchema matching(String pattern) {
        return new ParameterSchema("string", null, pattern, List.of(), null, null, null);
    }

    /// Describes a closed set of values.
    public static ParameterSchema oneOf(List<String> values) {
        return new ParameterSchema("string", null, null, values, null, null, null);
    }

    static ParameterSchema integer(long minimum, long maximum) {
        return new ParameterSchema("integer", "int64", null, List.of(), minimum, maximum, null);
    }

    ParameterSchema withDefault(Object value) {
        return new ParameterSchema(type, format, pattern, values, minimum, maximum, value);
    }
}
