package io.incidentledger.command.api;

import java.util.LinkedHashSet;
import java.util.List;

import io.incidentledger.events.WireNamed;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemType;
import org.jspecify.annotations.Nullable;

/// Validates names in paths and removes duplicates from lists of names.
final class NameNormalizer {

    private NameNormalizer() {}

    /// Returns the constant that a path segment names.
    ///
    /// @throws ProblemException 404: there is no such path
    static <E extends Enum<E> & WireNamed> E inPath(ProblemType unknown, String name, WireNames<E> names) {
        E constant = names.find(name);
        if (constant == null) {
            throw new ProblemException(unknown.problem(name + " is not one of " + names.allowed() + "."));
        }
        return constant;
    }

    /// Returns each name once, in the order of first appearance; an empty list for null.
    static List<String> distinct(@Nullable List<String> names) {
        return names == null ? List.of() : List.copyOf(new LinkedHashSet<>(names));
    }
}
