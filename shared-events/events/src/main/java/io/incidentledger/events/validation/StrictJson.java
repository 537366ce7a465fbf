package io.incidentledger.events.validation;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON objects of this API into records and rejects what Jackson accepts by default: unknown and repeated
/// fields, numbers in place of strings and vice versa, invalid UTF-8, lone surrogates, anything after the object. It
/// collects the errors of all fields with their JSON Pointers, except that reading stops at a repeated field. Immutable
/// and thread-safe.
///
/// A field that is absent or null is null in the record; the caller checks whether it is required.
public final class StrictJson<T> {

    /// Maximum nesting depth of objects and arrays.
    static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_LENGTH = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // Rejected below, as malformed.
            .addHandler(new ErrorCollector())
            .addModule(new StrictValuesModule())
            .build();

    private final ObjectReader reader;
    /// Whether the input is one line of a body rather than a whole body, which may have many lines; used in error
    /// messages.
    private final boolean line;

    private StrictJson(ObjectReader reader, boolean line) {
        this.reader = reader;
        this.line = line;
    }

    /// @param shape a record of strings, instants, dates, numbers, booleans, wire-named enumerations, and lists, maps
    ///     and records of these
    public static <T> StrictJson<T> of(Class<T> shape) {
        return new StrictJson<>(MAPPER.readerFor(shape).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES), false);
    }

    /// Returns a reader for single lines of a body: errors give only the column, because the caller knows the line
    /// number.
    public StrictJson<T> ofLine() {
        return new StrictJson<>(reader, true);
    }

    /// Returns a reader that ignores unknown fields, for formats that this project does not define.
    public StrictJson<T> ignoringUnknownFields() {
        return new StrictJson<>(reader.without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES), line);
    }

    /// Reads one object; an empty input is read as the empty object.
    ///
    /// @throws InvalidJsonException with an error for every wrong field
    public T read(byte[] body) {
        return read(body, (value, validator) -> {});
    }

    /// Reads one object and checks its values, each of which may be null.
    ///
    /// @throws InvalidJsonException with an error for every wrong field and for every error that the check finds
    public T read(byte[] body, BiConsumer<? super T, Validator> checking) {
        return read(body, new ValidationErrors(), checking);
    }

    /// Does the same with the given collector, which determines how many errors are kept in detail.
    ///
    /// @throws InvalidJsonException with an error for every wrong field and for every error that the check finds
    public T read(byte[] body, ValidationErrors validationErrors, BiConsumer<? super T, Validator> checking) {
        T value = read(body, validationErrors);
        if (value != null) {
            checking.accept(value, new Validator(validationErrors));
        }
        if (value == null || !validationErrors.isEmpty()) {
            throw InvalidJsonException.invalid(validationErrors.list());
        }
        return value;
    }

    /// Reads one object as far as possible, so that the caller can look for further errors.
    ///
    /// @return the object, in which wrong fields are null; null if there is no object
    /// @throws InvalidJsonException if the bytes are not exactly one JSON text, or repeat a field
    public @Nullable T read(byte[] body, ValidationErrors validationErrors) {
        CharBuffer text = body.length == 0 ? CharBuffer.wrap("{}") : decode(body);
        try (JsonParser parser = parserOf(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw InvalidJsonException.malformed(what() + " is empty.");
            }
            if (first != JsonToken.START_OBJECT) {
                validationErrors.add("", "must be a JSON object");
                parser.skipChildren();
                requireEnd(parser);
                return null;
            }
            T value = reader.withAttribute(ErrorCollector.KEY, validationErrors).readValue(parser);
            requireEnd(parser);
            return value;
        } catch (DatabindException unfit) {
            validationErrors.add(ErrorCollector.pointerOf(unfit), "has an invalid value");
            return null;
        } catch (JacksonException unreadable) {
            throw refusalOf(unreadable);
        }
    }

    /// Returns the names of the members of an object that are null: in a record they can't be told from absent ones, while
    /// a JSON merge patch (RFC 7396) removes them.
    ///
    /// @param body one that was read before, so that it is well-formed
    public static Set<String> nullMembers(byte[] body) {
        Set<String> nulls = new LinkedHashSet<>();
        try (JsonParser parser = MAPPER.createParser(new String(body, StandardCharsets.UTF_8))) {
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                if (parser.nextToken() == JsonToken.VALUE_NULL) {
                    nulls.add(name);
                }
                parser.skipChildren();
            }
        }
        return nulls;
    }

    private JsonParser parserOf(CharBuffer text) {
        return text.hasArray()
                ? reader.createParser(text.array(), text.arrayOffset() + text.position(), text.remaining())
                : reader.createParser(text.toString());
    }

    private CharBuffer decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException invalid) {
            throw InvalidJsonException.malformed(what() + " is not valid UTF-8.");
        }
    }

    private void requireEnd(JsonParser parser) {
        if (parser.nextToken() != null) {
            throw InvalidJsonException.malformed(
                    what() + " must not contain anything after its JSON object.");
        }
    }

    private InvalidJsonException refusalOf(JacksonException unreadable) {
        if (unreadable instanceof StreamConstraintsException) {
            return InvalidJsonException.malformed(
                    what() + " is nested deeper than " + MAX_DEPTH + " levels or has a number with more than "
                            + MAX_NUMBER_LENGTH + " digits.");
        }
        if (unreadable.getOriginalMessage().startsWith("Duplicate")
                && unreadable.processor() instanceof JsonParser parser) {
            return InvalidJsonException.invalid(List.of(
                    new FieldError(parser.streamReadContext().pathAsPointer().toString(),
                            "must be given only once")));
        }
        var location = unreadable.getLocation();
        String place = location == null
                ? ""
                : line
                        ? " (column " + (location.getCharOffset() + 1) + ")"
                        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
        return InvalidJsonException.malformed(what() + " is not valid JSON" + place + ".");
    }

    private String what() {
        return line ? "The line" : "The request body";
    }
}
