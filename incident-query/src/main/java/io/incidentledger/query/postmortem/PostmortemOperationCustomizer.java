package io.incidentledger.query.postmortem;

import java.util.Objects;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springdoc.core.utils.SpringDocAnnotationsUtils;
import org.springframework.web.method.HandlerMethod;

/// Describes the formats of postmortems in the OpenAPI document.
final class PostmortemOperationCustomizer implements GlobalOperationComponentsCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        return operation;
    }

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod handler) {
        if (handler.getBeanType() == PostmortemController.class) {
            Content content = new Content();
            for (PostmortemFormat format : PostmortemFormat.values()) {
                Schema<?> schema = format == PostmortemFormat.JSON
                        ? SpringDocAnnotationsUtils.resolveSchemaFromType(PostmortemResponse.class, components, null,
                                null, SpecVersion.V31)
                        : new JsonSchema().typesItem("string");
                content.addMediaType(format.mediaTypeName(), new MediaType().schema(schema));
            }
            Objects.requireNonNull(operation.getResponses().get("200")).content(content);
        }
        return operation;
    }
}
