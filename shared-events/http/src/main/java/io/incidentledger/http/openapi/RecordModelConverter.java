package io.incidentledger.http.openapi;

import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

/// Describes the types of this project as they are read and written, see [RecordSchemas]; leaves other types to
/// springdoc.
final class RecordModelConverter implements ModelConverter {

    private static final String PROJECT = "io.incidentledger.";

    private final RecordSchemas schemas = new RecordSchemas();

    @Override
    public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
            Iterator<ModelConverter> chain) {
        JavaType java = Json31.mapper().constructType(type.getType());
        if (java != null && java.getRawClass().getName().startsWith(PROJECT)) {
            List<Schema<?>> arguments = java.getBindings().getTypeParameters().stream()
                    .<Schema<?>>map(argument -> context.resolve(new AnnotatedType(argument).resolveAsRef(true)))
                    .toList();
            return schemas.of(java.getRawClass(), arguments, context::defineModel);
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    @Override
    public boolean isOpenapi31() {
        return true;
    }
}
