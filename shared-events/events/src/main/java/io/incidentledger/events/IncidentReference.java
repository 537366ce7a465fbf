package io.incidentledger.events;

import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/// How a caller names an incident, in a path, a filter or a body: by its id, in capitals or not, or by its display
/// number, with the sign that sentences put before it or without. Neither can be taken for the other.
public final class IncidentReference {

    /// What a text must be that is neither.
    public static final String REQUIREMENT = "must be the id or the number of an incident, such as 12 or #12";

    private static final Pattern NUMBER = Pattern.compile("#?[1-9][0-9]{0,17}");

    private IncidentReference() {}

    /// Whether it is a display number, of an incident that exists or not.
    public static boolean isNumber(String name) {
        return NUMBER.matcher(name).matches();
    }

    /// The number that it is.
    public static long number(String name) {
        return Long.parseLong(name.startsWith("#") ? name.substring(1) : name);
    }

    /// Whether it is an id or a display number, of an incident that exists or not.
    public static boolean isWellFormed(String name) {
        return isNumber(name) || CanonicalId.isUuid(name);
    }

    /// The id of the incident that is named; empty: no incident has that number. An id is given back as it is stored,
    /// whether an incident has it or not.
    public static Optional<String> idOf(String name, LongFunction<Optional<String>> incidentWith) {
        if (isNumber(name)) {
            return incidentWith.apply(number(name));
        }
        return Optional.of(CanonicalId.of(name));
    }
}
