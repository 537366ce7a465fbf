package io.incidentledger.events.validation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.incidentledger.events.WireNamed;
import org.jspecify.annotations.Nullable;

/// Looks up the constants of an enumeration by the names that JSON, paths and parameters use; case-sensitive.
/// Immutable.
public final class WireNames<E extends Enum<E> & WireNamed> {

    private final Map<String, E> byName;
    private final List<String> all;

    public WireNames(Class<E> type) {
        E[] constants = type.getEnumConstants();
        this.byName = Arrays.stream(constants)
                .collect(Collectors.toUnmodifiableMap(WireNamed::wireName, Function.identity()));
        this.all = Arrays.stream(constants).map(WireNamed::wireName).toList();
    }

    /// Returns the constant with this name; null if there is none.
    public @Nullable E find(String name) {
        return byName.get(name);
    }

    /// Returns all names in order.
    public List<String> all() {
        return all;
    }

    /// Returns all names in order, separated by commas, for use in error messages.
    public String allowed() {
        return String.join(", ", all);
    }
}
