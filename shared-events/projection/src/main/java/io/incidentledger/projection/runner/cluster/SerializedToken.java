package io.incidentledger.projection.runner.cluster;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/// A token in stored form; both fields are null if there is no token.
record SerializedToken(@Nullable String type, @Nullable String json) {

    static SerializedToken of(@Nullable TrackingToken token, Serializer serializer) {
        if (token == null) {
            return new SerializedToken(null, null);
        }
        SerializedObject<String> serialized = serializer.serialize(token, String.class);
        return new SerializedToken(serialized.getType().getName(), serialized.getData());
    }

    @Nullable TrackingToken read(Serializer serializer) {
        return type == null
                ? null
                : serializer.deserialize(new SimpleSerializedObject<>(json, String.class, type, null));
    }
}
