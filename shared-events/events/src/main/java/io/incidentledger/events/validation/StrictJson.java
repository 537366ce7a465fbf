package io.incidentledger.events.validation;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

/// Reads JSON objects of our own API into records and refuses what Jackson would let pass: unknown and repeated fields,
/// numbers for texts and texts for numbers, invalid UTF-8, lone surrogates, anything after the object. All faults of
/// fields are gathered and named by their JSON Pointers. Immutable and thread-safe.
///
/// A field that is absent or null is null in the record: whether it is needed is for the caller to check.
public final class StrictJson<T> {

    /// How deep objects and arrays may lie in each other.
    static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_LENGTH = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // Refused below, as malformed.
            .addHandler(new ErrorCollector())
            .addModule(new StrictValues())
            .build();

    private final ObjectReader reader;
    /// What the bytes are, as faults call it: a body, which may have many lines, or one line of a body.
    private final boolean line;

    private StrictJson(ObjectReader reader, boolean line) {
        this.reader = reader;
        this.line = line;
    }

    /// @param shape a record of texts, instants, dates, numbers, booleans, wire-named enumerations, and lists, maps and
    ///     records of these
    public static <T> StrictJson<T> of(Class<T> shape) {
        return new StrictJson<>(MAPPER.readerFor(shape).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES), false);
    }

    /// The same for one line of a body, whose number whoever answers knows: faults say in which column they are.
    public StrictJson<T> ofLine() {
        return new StrictJson<>(reader, true);
    }

    /// The same, but for fields that the shape does not know, which are passed over: for formats that are not ours.
    public StrictJson<T> ignoringUnknownFields() {
        return new StrictJson<>(reader.without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES), line);
    }

    /// Reads one object; no bytes at all are the empty object.
    ///
    /// @throws InvalidJsonException with a fault for every wrong field
    public T read(byte[] body) {
        return read(body, (value, validator) -> {});
    }

    /// Reads one object and checks its values, of which each may be null.
    ///
    /// @throws InvalidJsonException with a fault for every wrong field and for every one that a check finds
    public T read(byte[] body, BiConsumer<? super T, Validator> checking) {
        return read(body, new ValidationErrors(), checking);
    }

    /// The same, with as many faults in words as the given ones keep.
    ///
    /// @throws InvalidJsonException with a fault for every wrong field and for every one that a check finds
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

    /// Reads one object as far as that is possible, so that the caller can look for more faults.
    ///
    /// @return the object, whose wrong fields are null; null: there is none
    /// @throws InvalidJsonException when the bytes are no JSON text
    public @Nullable T read(byte[] body, ValidationErrors validationErrors) {
        CharBuffer text = body.length == 0 ? CharBuffer.wrap("{}") : decode(body);
        try (JsonParser parser = parserOf(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw InvalidJsonException.malformed(what() + " is blank");
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
            validationErrors.add(ErrorCollector.pointerOf(unfit), "does not fit");
            return null;
        } catch (JacksonException unreadable) {
            throw refusalOf(unreadable);
        }
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
            throw InvalidJsonException.malformed(what() + " is not valid UTF-8");
        }
    }

    private void requireEnd(JsonParser parser) {
        if (parser.nextToken() != null) {
            throw InvalidJsonException.malformed(
                    "Something follows the " + (line ? "line" : "body") + "'s object");
        }
    }

    private InvalidJsonException refusalOf(JacksonException unreadable) {
        if (unreadable instanceof StreamConstraintsException) {
            return InvalidJsonException.malformed(
                    what() + " is nested deeper than " + MAX_DEPTH + " levels or has a number of more than "
                            + MAX_NUMBER_LENGTH + " digits");
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
                        ? ", see column " + (location.getCharOffset() + 1)
                        : ", see line " + location.getLineNr() + ", column " + location.getColumnNr();
        return InvalidJsonException.malformed(what() + " is no JSON text" + place);
    }

    private String what() {
        return line ? "The line" : "The body";
    }
}
