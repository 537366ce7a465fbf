package io.incidentledger.events.validation;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;

/// Collects the errors found while reading and continues, so that one response contains all of them.
final class ErrorCollector extends DeserializationProblemHandler {

    /// The attribute under which a reader holds its [ValidationErrors].
    static final Object KEY = ValidationErrors.class;

    static void note(DeserializationContext context, String detail) {
        note(context, context.getParser().streamReadContext().pathAsPointer(), detail);
    }

    private static void note(DeserializationContext context, JsonPointer pointer, String detail) {
        ((ValidationErrors) context.getAttribute(KEY)).add(pointer.toString(), detail);
    }

    /// Adds an error about the value at the parser's position, which has a wrong type, and skips the value.
    static void noteAndSkip(DeserializationContext context, JsonParser parser, String detail) {
        note(context, detail);
        parser.skipChildren();
    }

    static String pointerOf(DatabindException unfit) {
        StringBuilder pointer = new StringBuilder();
        for (var step : unfit.getPath()) {
            pointer.append('/').append(
                    step.getPropertyName() == null ? String.valueOf(step.getIndex()) : escaped(step.getPropertyName()));
        }
        return pointer.toString();
    }

    private static String escaped(String name) {
        return JsonPointer.empty().appendProperty(name).toString().substring(1);
    }

    @Override
    public boolean handleUnknownProperty(DeserializationContext context, JsonParser parser,
            ValueDeserializer<?> deserializer,
            Object beanOrClass, String name) {
        if (!context.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)) {
            parser.skipChildren();
            return true;
        }
        // For records, Jackson passes unknown properties from a buffer after the end of the object.
        JsonPointer place = context.getParser().streamReadContext().pathAsPointer();
        note(context, parser == context.getParser() ? place : place.appendProperty(name),
                "is an unknown field");
        parser.skipChildren();
        return true;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(DeserializationContext context, JavaType target, JsonToken token,
            JsonParser parser,
            String message) {
        noteAndSkip(context, parser, target.isCollectionLikeType() ? "must be an array" : "must be an object");
        return null;
    }

    @Override
    public @Nullable Object handleMissingInstantiator(DeserializationContext context, Class<?> type,
            ValueInstantiator instantiator,
            JsonParser parser, String message) {
        noteAndSkip(context, parser, "must be an object");
        return null;
    }
}
