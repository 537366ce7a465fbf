package io.incidentledger.http.openapi;

import java.lang.reflect.AnnotatedType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.incidentledger.events.WireNamed;
import io.incidentledger.events.validation.MaxItems;
import io.incidentledger.events.validation.Rfc3339;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

/// The parts of which [RecordSchemas] are made.
final class SchemaParts {

    private static final String NULL = "null";
    private static final List<String> INT = List.of("integer", "int32");
    private static final List<String> LONG = List.of("integer", "int64");
    private static final List<String> BOOLEAN = List.of("boolean");
    /// The JSON type and the format.
    private static final Map<Class<?>, List<String>> SCALARS = Map.ofEntries(
            Map.entry(String.class, List.of("string")),
            Map.entry(boolean.class, BOOLEAN), Map.entry(Boolean.class, BOOLEAN),
            Map.entry(int.class, INT), Map.entry(Integer.class, INT),
            Map.entry(long.class, LONG), Map.entry(Long.class, LONG),
            Map.entry(double.class, List.of("number", "double")), Map.entry(BigDecimal.class, List.of("number")),
            Map.entry(Instant.class, List.of("string", "date-time")),
            Map.entry(LocalDate.class, List.of("string", "date")));

    private SchemaParts() {}

    static Schema<?> typed(String type) {
        return new JsonSchema().typesItem(type);
    }

    /// Returns the schema of a simple type; null for other types.
    static @Nullable Schema<?> scalar(Class<?> type, boolean request) {
        List<String> scalar = SCALARS.get(type);
        if (scalar == null) {
            return null;
        }
        Schema<?> schema = typed(scalar.getFirst());
        if (scalar.size() > 1) {
            schema.setFormat(scalar.getLast());
        }
        if (request && type == Instant.class) {
            schema.setPattern("^" + Rfc3339.INSTANTS + "$");
        } else if (request && type == LocalDate.class) {
            schema.setPattern(Rfc3339.YEARS);
        }
        return schema;
    }

    static Schema<?> enumeration(Class<?> type) {
        return enumeration(Arrays.stream(type.getEnumConstants())
                .map(constant -> constant instanceof WireNamed named ? named.wireName() : constant.toString())
                .toArray(String[]::new));
    }

    static Schema<?> enumeration(String... names) {
        Schema<Object> schema = new JsonSchema();
        schema.typesItem("string");
        Arrays.stream(names).forEach(schema::addEnumItemObject);
        return schema;
    }

    /// Returns the schema for the same values and null.
    static Schema<?> nullable(Schema<?> schema) {
        if (schema.get$ref() != null || schema.getEnum() != null) {
            Schema<?> either = new JsonSchema();
            return either.addAnyOfItem(schema).addAnyOfItem(typed(NULL));
        }
        if (schema.getTypes() != null) {
            Set<String> types = new LinkedHashSet<>(schema.getTypes());
            types.add(NULL);
            schema.setTypes(types);
        }
        return schema;
    }

    /// Adds what an annotation of a type says about the number of items.
    static void restrict(Schema<?> schema, AnnotatedType type) {
        MaxItems items = type.getAnnotation(MaxItems.class);
        if (items != null && schema.getAdditionalProperties() != null) {
            schema.setMaxProperties(items.value());
        } else if (items != null) {
            schema.setMaxItems(items.value());
            schema.setMinItems(items.atLeast() == 0 ? null : items.atLeast());
        }
    }

    /// Adds what an annotation of a member or type says.
    static Schema<?> declared(Schema<?> schema, io.swagger.v3.oas.annotations.media.Schema declared) {
        if (!declared.pattern().isEmpty()) {
            schema.setPattern(declared.pattern());
        }
        if (declared.maxLength() != Integer.MAX_VALUE) {
            schema.setMaxLength(declared.maxLength());
        }
        if (!declared.defaultValue().isEmpty()) {
            schema.setDefault(declared.defaultValue());
        }
        if (!declared.minimum().isEmpty()) {
            schema.setMinimum(new BigDecimal(declared.minimum()));
        }
        if (!declared.maximum().isEmpty()) {
            schema.setMaximum(new BigDecimal(declared.maximum()));
        }
        return schema;
    }
}
