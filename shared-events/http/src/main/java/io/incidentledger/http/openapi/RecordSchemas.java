package io.incidentledger.http.openapi;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.validation.AcceptedNames;
import io.incidentledger.events.validation.NameOf;
import io.incidentledger.events.validation.TextFormat;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;

/// Derives schemas from records. A member is nullable if its type is. In a response it is required unless the
/// serialization leaves it out; in the body of a request ([RequestModel]) it is required, and not null, if its
/// declaration says so. Records, sealed interfaces and enumerations become named schemas, to which others refer.
/// Thread-safe.
final class RecordSchemas {

    /// The types of the named schemas, so that two types never get the same name.
    private final Map<String, Class<?>> names = new ConcurrentHashMap<>();
    private final Descriptions descriptions = new Descriptions();

    /// Returns the schema of a type, usually a reference to a named one.
    ///
    /// @param arguments the schemas of its type arguments, if it has any
    /// @param definitions takes the named schemas
    Schema<?> of(Class<?> type, List<Schema<?>> arguments, BiConsumer<String, Schema<?>> definitions) {
        Reading response = new Reading(definitions, false);
        return arguments.isEmpty() ? response.of(type) : response.generic(type, arguments::get);
    }

    /// Reads types that belong together.
    private final class Reading {

        private final BiConsumer<String, Schema<?>> definitions;
        private final boolean request;

        /// @param request whether the types are parts of the body of a request
        Reading(BiConsumer<String, Schema<?>> definitions, boolean request) {
            this.definitions = definitions;
            this.request = request;
        }

        private Schema<?> of(Class<?> type) {
            var declared = type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
            if (declared != null && declared.implementation() != Void.class) {
                return of(declared.implementation());
            }
            Schema<?> scalar = SchemaParts.scalar(type, request);
            if (scalar != null) {
                return scalar;
            }
            if (type.isEnum()) {
                return named(type, SchemaNames.of(type), () -> SchemaParts.enumeration(type));
            }
            Optional<Method> value = Arrays.stream(type.getMethods())
                    .filter(method -> method.isAnnotationPresent(JsonValue.class)).findFirst();
            if (value.isPresent()) {
                return of(value.get().getAnnotatedReturnType(), Map.of());
            }
            boolean body = AnnotatedElementUtils.hasAnnotation(type, RequestModel.class);
            Reading reading = body && !request ? new Reading(definitions, true) : this;
            if (type.isRecord()) {
                return named(type, SchemaNames.of(type), () -> reading.object(type, Map.of()));
            }
            if (type.isSealed()) {
                return named(type, SchemaNames.of(type), () -> reading.oneOf(type.getPermittedSubclasses()));
            }
            return new JsonSchema();
        }

        /// @param variables the schemas of the type variables in force
        private Schema<?> of(AnnotatedType type, Map<String, Schema<?>> variables) {
            Schema<?> schema = notNull(type, variables);
            return type.isAnnotationPresent(Nullable.class) ? SchemaParts.nullable(schema) : schema;
        }

        private Schema<?> notNull(AnnotatedType type, Map<String, Schema<?>> variables) {
            TextFormat text = type.getAnnotation(TextFormat.class);
            if (text != null) {
                return TextSchemas.of(text.value(), text.max(), definitions);
            }
            NameOf name = type.getAnnotation(NameOf.class);
            if (name != null) {
                return of(name.value());
            }
            Schema<?> schema = switch (type) {
                case AnnotatedParameterizedType generic ->
                    generic((Class<?>) ((ParameterizedType) generic.getType()).getRawType(),
                            index -> argument(generic, index, variables));
                case AnnotatedType other when other.getType() instanceof TypeVariable<?> variable ->
                    variables.getOrDefault(variable.getName(), new JsonSchema());
                default -> of((Class<?>) type.getType());
            };
            SchemaParts.restrict(schema, type);
            if (type instanceof AnnotatedParameterizedType generic && schema.getAdditionalProperties() != null
                    && generic.getAnnotatedActualTypeArguments()[0].isAnnotationPresent(TextFormat.class)) {
                schema.setPropertyNames(notNull(generic.getAnnotatedActualTypeArguments()[0], variables));
            }
            return schema;
        }

        /// The lists of a request never contain null, whatever their types say until they are checked.
        private Schema<?> argument(AnnotatedParameterizedType generic, int index, Map<String, Schema<?>> variables) {
            AnnotatedType argument = generic.getAnnotatedActualTypeArguments()[index];
            boolean checked = request && ((ParameterizedType) generic.getType()).getRawType() == List.class;
            return checked ? notNull(argument, variables) : of(argument, variables);
        }

        private Schema<?> generic(Class<?> type, IntFunction<Schema<?>> arguments) {
            if (Collection.class.isAssignableFrom(type)) {
                return SchemaParts.typed("array").items(arguments.apply(0));
            }
            if (Map.class.isAssignableFrom(type)) {
                return SchemaParts.typed("object").additionalProperties(arguments.apply(1));
            }
            Schema<?> argument = arguments.apply(0);
            Map<String, Schema<?>> variables = Map.of(type.getTypeParameters()[0].getName(), argument);
            return named(type, SchemaNames.ofPage(argument), () -> object(type, variables));
        }

        private Schema<?> named(Class<?> type, String name, Supplier<Schema<?>> schema) {
            Class<?> other = names.putIfAbsent(name, type);
            if (other != null && other != type) {
                throw new IllegalStateException(other + " and " + type + " would have the same schema, " + name);
            }
            definitions.accept(name, schema.get().description(descriptions.of(type)));
            return SchemaNames.reference(name);
        }

        private Schema<?> oneOf(Class<?>... types) {
            Schema<?> either = new JsonSchema();
            Arrays.stream(types).map(this::of).forEach(either::addOneOfItem);
            return either;
        }

        private Schema<?> object(Class<?> type, Map<String, Schema<?>> variables) {
            Schema<?> object = SchemaParts.typed("object");
            Arrays.stream(type.getRecordComponents())
                    .filter(component -> annotation(component, JsonIgnore.class) == null)
                    .forEach(component -> addMember(object, component, variables));
            if (request) {
                object.setAdditionalProperties(false);
                MemberRule rule = type.getAnnotation(MemberRule.class);
                if (rule != null) {
                    object.setNot(MemberRules.broken(rule));
                }
            }
            return Arrays.stream(type.getDeclaredMethods()).filter(RecordSchemas::isShortForm).findFirst()
                    .map(creator -> of(creator.getAnnotatedParameterTypes()[0], variables))
                    .<Schema<?>>map(shortForm -> new JsonSchema()
                            .addAnyOfItem(object.title(SchemaNames.of(type) + "Object")).addAnyOfItem(shortForm))
                    .orElse(object);
        }

        private void addMember(Schema<?> object, RecordComponent component, Map<String, Schema<?>> variables) {
            JsonProperty renamed = annotation(component, JsonProperty.class);
            var declared = annotation(component, io.swagger.v3.oas.annotations.media.Schema.class);
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean required = request
                    ? !optional || declared != null && declared.requiredMode() == RequiredMode.REQUIRED
                    : inclusion(component) == JsonInclude.Include.ALWAYS;
            boolean nullable = optional && request != required
                    && annotation(component, Irremovable.class) == null;
            AcceptedNames accepted = annotation(component, AcceptedNames.class);
            Schema<?> schema = accepted == null
                    ? notNull(component.getAnnotatedType(), variables)
                    : SchemaParts.enumeration(accepted.value());
            schema = nullable ? SchemaParts.nullable(schema) : schema;
            String name = renamed == null ? component.getName() : renamed.value();
            schema.setDescription(descriptions.of(component, request));
            object.addProperty(name, declared == null ? schema : SchemaParts.declared(schema, declared));
            if (required) {
                object.addRequiredItem(name);
            }
        }
    }

    /// Whether a method creates a record from another JSON value than an object.
    private static boolean isShortForm(Method method) {
        JsonCreator creator = method.getAnnotation(JsonCreator.class);
        return creator != null && creator.mode() == JsonCreator.Mode.DELEGATING;
    }

    private static JsonInclude.Include inclusion(RecordComponent component) {
        JsonInclude own = annotation(component, JsonInclude.class);
        JsonInclude inclusion = own == null
                ? component.getDeclaringRecord().getAnnotation(JsonInclude.class)
                : own;
        boolean always = inclusion == null
                || inclusion.value() == JsonInclude.Include.NON_NULL && component.getType().isPrimitive()
                || inclusion.value() == JsonInclude.Include.NON_NULL
                        && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return always ? JsonInclude.Include.ALWAYS : inclusion.value();
    }

    private static <A extends Annotation> @Nullable A annotation(RecordComponent component, Class<A> type) {
        A annotation = component.getAccessor().getAnnotation(type);
        if (annotation != null) {
            return annotation;
        }
        try {
            return component.getDeclaringRecord().getDeclaredField(component.getName()).getAnnotation(type);
        } catch (NoSuchFieldException everyComponentHasOne) {
            throw new IllegalStateException(everyComponentHasOne);
        }
    }
}
