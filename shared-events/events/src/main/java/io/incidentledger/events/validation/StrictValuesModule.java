package io.incidentledger.events.validation;

import java.io.Serial;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import io.incidentledger.events.WireNamed;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.module.SimpleModule;

/// Jackson module that reads each value type from exactly one kind of JSON value; a wrong value adds an error and is
/// read as null.
final class StrictValuesModule extends SimpleModule {

    @Serial
    private static final long serialVersionUID = 1L;
    private static final int MAX_DIGITS = 30;

    StrictValuesModule() {
        super("strict-values");
        addDeserializer(String.class, new Value<>(StrictValuesModule::text));
        addDeserializer(Instant.class, new Value<>(StrictValuesModule::instant));
        addDeserializer(LocalDate.class, new Value<>(StrictValuesModule::date));
        addDeserializer(Long.class, new Value<>(StrictValuesModule::integer));
        addDeserializer(BigDecimal.class, new Value<>(StrictValuesModule::decimal));
        addDeserializer(Boolean.class, new Value<>(StrictValuesModule::truth));
        addKeyDeserializer(String.class, new WellFormedKey());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new WireNamedDeserializers());
    }

    /// Reads the value at the parser's position, and leaves the parser on its last token.
    @FunctionalInterface
    private interface Reading<V> {

        @Nullable V read(JsonParser parser, DeserializationContext context);
    }

    private static final class Value<V> extends ValueDeserializer<V> {

        private final Reading<V> reading;

        Value(Reading<V> reading) {
            this.reading = reading;
        }

        @Override
        public @Nullable V deserialize(JsonParser parser, DeserializationContext context) {
            return reading.read(parser, context);
        }
    }

    private static @Nullable String text(JsonParser parser, DeserializationContext context) {
        return text(parser, context, "must be a string");
    }

    /// @param requirement the error detail for a value that is not a string
    private static @Nullable String text(JsonParser parser, DeserializationContext context, String requirement) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            ErrorCollector.noteAndSkip(context, parser, requirement);
            return null;
        }
        String text = parser.getString();
        if (TextChecks.wellFormed(text)) {
            return text;
        }
        ErrorCollector.note(context, "must not contain an unpaired surrogate");
        return null;
    }

    private static @Nullable Instant instant(JsonParser parser, DeserializationContext context) {
        String text = text(parser, context, Rfc3339.INSTANT_REQUIRED);
        try {
            return text == null ? null : Rfc3339.instant(text);
        } catch (UnreadableTimeException unreadable) {
            ErrorCollector.note(context, unreadable.requirement());
            return null;
        }
    }

    private static @Nullable LocalDate date(JsonParser parser, DeserializationContext context) {
        String text = text(parser, context, Rfc3339.DATE_REQUIRED);
        try {
            return text == null ? null : Rfc3339.date(text);
        } catch (UnreadableTimeException unreadable) {
            ErrorCollector.note(context, unreadable.requirement());
            return null;
        }
    }

    private static @Nullable Long integer(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return parser.getLongValue();
        }
        ErrorCollector.noteAndSkip(context, parser, "must be an integer");
        return null;
    }

    private static @Nullable BigDecimal decimal(JsonParser parser, DeserializationContext context) {
        if (!parser.currentToken().isNumeric()) {
            ErrorCollector.noteAndSkip(context, parser, "must be a number");
            return null;
        }
        BigDecimal number = parser.getDecimalValue();
        if (number.precision() <= MAX_DIGITS && Math.abs(number.scale()) <= MAX_DIGITS) {
            return number;
        }
        ErrorCollector.note(context, "must be a number with at most " + MAX_DIGITS + " digits");
        return null;
    }

    private static @Nullable Boolean truth(JsonParser parser, DeserializationContext context) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        ErrorCollector.noteAndSkip(context, parser, "must be true or false");
        return null;
    }

    private static final class WellFormedKey extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            if (!TextChecks.wellFormed(key)) {
                ErrorCollector.note(context, "must not have an unpaired surrogate in its name");
            }
            return key;
        }
    }

    private static final class WireNamedDeserializers extends Deserializers.Base {

        @Override
        public @Nullable ValueDeserializer<?> findEnumDeserializer(JavaType type, DeserializationConfig config,
                BeanDescription.Supplier description) {
            return WireNamed.class.isAssignableFrom(type.getRawClass()) ? named(type.getRawClass()) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return type.isEnum() && WireNamed.class.isAssignableFrom(type);
        }

        @SuppressWarnings({"unchecked", "rawtypes"}) // The caller has checked both.
        private static ValueDeserializer<?> named(Class<?> type) {
            return constant(new WireNames(type));
        }

        private static <E extends Enum<E> & WireNamed> ValueDeserializer<E> constant(WireNames<E> names) {
            return new Constant<>(names, names.allowed());
        }
    }

    private static final class Constant<E extends Enum<E> & WireNamed> extends ValueDeserializer<E> {

        private final WireNames<E> names;
        private final String requirement;

        /// @param allowed the names that are accepted where the constant is read
        Constant(WireNames<E> names, String allowed) {
            this.names = names;
            this.requirement = "must be one of " + allowed;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            AcceptedNames acceptedNames = property == null ? null : property.getAnnotation(AcceptedNames.class);
            return acceptedNames == null ? this : new Constant<>(names, String.join(", ", acceptedNames.value()));
        }

        @Override
        public @Nullable E deserialize(JsonParser parser, DeserializationContext context) {
            String text = text(parser, context, requirement);
            E constant = text == null ? null : names.find(text);
            if (text != null && constant == null) {
                ErrorCollector.note(context, requirement);
            }
            return constant;
        }
    }
}
