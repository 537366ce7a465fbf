package io.incidentledger.ledger.axon;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;

import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.Utf8;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/// Resolves parameters with [PayloadBytes]. Nothing is serialized for it that the log would not serialize anyway: a
/// message keeps its serialized payload, and a message from the log has it from the beginning. Loaded by
/// [java.util.ServiceLoader].
public final class PayloadBytesResolverFactory implements ParameterResolverFactory {

    private static final ParameterResolver<Long> RESOLVER = new Resolver(new LedgerSerializer(new EventCodec()));

    @Override
    public @Nullable ParameterResolver<Long> createInstance(Executable executable, Parameter[] parameters, int index) {
        return parameters[index].isAnnotationPresent(PayloadBytes.class) ? RESOLVER : null;
    }

    private record Resolver(LedgerSerializer serializer) implements ParameterResolver<Long> {

        @Override
        public Long resolveParameterValue(Message<?> message) {
            return Utf8.bytes(message.serializePayload(serializer, String.class).getData());
        }

        @Override
        public boolean matches(Message<?> message) {
            return message instanceof EventMessage<?>;
        }
    }
}
