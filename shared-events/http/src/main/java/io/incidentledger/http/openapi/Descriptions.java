package io.incidentledger.http.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.incidentledger.events.WireNamed;
import org.jspecify.annotations.Nullable;

/// The comments of types, record components and constants, from the file `descriptions.properties` of each package.
/// Thread-safe.
final class Descriptions {

    private final Map<String, Properties> packages = new ConcurrentHashMap<>();

    /// Returns the description of a type; null: it has none.
    @Nullable String of(Class<?> type) {
        String own = text(type, "");
        if (!type.isEnum()) {
            return own;
        }
        String constants = Arrays.stream(type.getEnumConstants()).map(constant -> ofConstant(type, constant))
                .filter(Objects::nonNull).collect(Collectors.joining("\n"));
        return own == null || constants.isEmpty() ? own : own + "\n\n" + constants;
    }

    private @Nullable String ofConstant(Class<?> type, Object constant) {
        String description = text(type, "." + ((Enum<?>) constant).name());
        return description == null
                ? null
                : "- `" + (constant instanceof WireNamed named ? named.wireName() : constant.toString()) + "`: "
                        + description;
    }

    /// Returns the description of a record component; null: it has none.
    ///
    /// @param request whether the record is part of a request body
    @Nullable String of(RecordComponent component, boolean request) {
        String described = find(component.getDeclaringRecord(), component.getName());
        return described == null ? CommonMembers.describe(component.getName(), request) : described;
    }

    private @Nullable String find(Class<?> type, String component) {
        String own = text(type, "." + component);
        String other = text(type, ".@see");
        return own != null || other == null ? own : find(load(type, other), component);
    }

    private @Nullable String text(Class<?> type, String suffix) {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        return packages.computeIfAbsent(type.getPackageName(), each -> load(type)).getProperty(name + suffix);
    }

    private static Class<?> load(Class<?> from, String name) {
        try {
            return Class.forName(name, false, from.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The comment of " + from + " names a class that is missing", e);
        }
    }

    private static Properties load(Class<?> type) {
        Properties properties = new Properties();
        try (InputStream stream = type.getResourceAsStream("descriptions.properties")) {
            if (stream != null) {
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
