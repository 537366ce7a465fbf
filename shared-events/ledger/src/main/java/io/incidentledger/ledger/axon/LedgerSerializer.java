package io.incidentledger.ledger.axon;

import java.util.Map;

import io.incidentledger.events.LedgerEvent;
import io.incidentledger.events.codec.EventCodec;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/// Axon serializer that writes the ledger's events with their codec, under logical names and with revisions; metadata
/// as a JSON object in the order of its keys; and everything else as plain JSON under its class name. Thread-safe.
public final class LedgerSerializer implements Serializer {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final ObjectWriter METADATA_WRITER = MAPPER.writerFor(Map.class)
            .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final ObjectReader METADATA_READER = MAPPER.readerFor(new TypeReference<Map<String, Object>>() {});

    /// Types that a token may contain under a class name, such as nested tokens; the default rejects all.
    private static final PolymorphicTypeValidator AXONS_OWN = BasicPolymorphicTypeValidator.builder()
            .allowIfSubType("org.axonframework.")
            .build();

    private final EventCodec codec;
    private final Serializer otherThings;

    public LedgerSerializer(EventCodec codec) {
        this.codec = codec;
        this.otherThings = Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> mapper.polymorphicTypeValidator(AXONS_OWN))
                .build();
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expectedRepresentation) {
        return switch (object) {
            case LedgerEvent event -> text(codec.write(event), event.getClass(), expectedRepresentation);
            case MetaData metaData ->
                text(METADATA_WRITER.writeValueAsString(metaData), MetaData.class, expectedRepresentation);
            case null, default -> otherThings.serialize(object, expectedRepresentation);
        };
    }

    private <T> SerializedObject<T> text(String json, Class<?> type, Class<T> expectedRepresentation) {
        SerializedObject<String> text = new SimpleSerializedObject<>(json, String.class, typeForClass(type));
        return getConverter().convert(text, expectedRepresentation);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return getConverter().canConvert(String.class, expectedRepresentation);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // required by Axon's interface
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        SerializedType type = serialized.getType();
        if (codec.classOf(type.getName()) != null) {
            return (T) codec.read(type.getName(), type.getRevision(), textOf(serialized));
        }
        if (MetaData.class.getName().equals(type.getName())) {
            return (T) readMetaData(textOf(serialized));
        }
        return otherThings.deserialize(serialized);
    }

    private String textOf(SerializedObject<?> serialized) {
        return getConverter().convert(serialized, String.class).getData();
    }

    private static MetaData readMetaData(String json) {
        try {
            return MetaData.from(METADATA_READER.readValue(json));
        } catch (JacksonException unreadable) {
            throw new SerializationException("metadata is not a JSON object", unreadable);
        }
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        Class<?> event = codec.classOf(type.getName());
        return event != null ? event : otherThings.classForType(type);
    }

    @Override
    @SuppressWarnings("rawtypes") // required by Axon's interface
    public SerializedType typeForClass(@Nullable Class type) {
        if (type != null && codec.knows(type)) {
            return new SimpleSerializedType(codec.typeOf(type), Integer.toString(codec.revisionOf(type)));
        }
        return otherThings.typeForClass(type);
    }

    @Override
    public Converter getConverter() {
        return otherThings.getConverter();
    }

    /// All of them write the same text for the same object, so what one has written need not be written again for
    /// another.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LedgerSerializer;
    }

    @Override
    public int hashCode() {
        return LedgerSerializer.class.hashCode();
    }
}
