package io.incidentledger.events;

import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/// The reference by which callers name an incident in a path, a filter or a body: its id in upper or lower case, or its
/// display number with or without `#`. An id cannot be mistaken for a number or vice versa.
public final class IncidentReference {

    /// Error detail for a text that is neither an id nor a number.
    public static final String REQUIREMENT = "must be the id or the number of an incident, such as 12 or #12";

    private static final Pattern NUMBER = Pattern.compile("#?[1-9][0-9]{0,17}");

    private IncidentReference() {}

    /// Whether the text is a display number, whether or not an incident has it.
    public static boolean isNumber(String name) {
        return NUMBER.matcher(name).matches();
    }

    /// Returns the number in a text for which [#isNumber] is true.
    public static long number(String name) {
        return Long.parseLong(name.startsWith("#") ? name.substring(1) : name);
    }

    /// Whether the text is an id or a display number, whether or not such an incident exists.
    public static boolean isWellFormed(String name) {
        return isNumber(name) || IdEquality.isUuid(name);
    }

    /// Returns the id of the named incident; empty if no incident has the given number. An id is returned in its stored
    /// form without a check that the incident exists.
    public static Optional<String> idOf(String name, LongFunction<Optional<String>> incidentWith) {
        if (isNumber(name)) {
            return incidentWith.apply(number(name));
        }
        return Optional.of(IdEquality.of(name));
    }
}
