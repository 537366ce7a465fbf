package io.incidentledger.http.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springframework.web.method.HandlerMethod;

/// Adds to every operation that it responds with a problem if it fails.
final class ProblemResponseCustomizer implements GlobalOperationComponentsCustomizer {

    private static final String NAME = "Problem";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        return operation;
    }

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod handler) {
        components.addSchemas(NAME, problem());
        Content content = new Content().addMediaType("application/problem+json",
                new MediaType().schema(new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + NAME)));
        operation.getResponses().setDefault(new ApiResponse().description("A problem of RFC 9457").content(content));
        return operation;
    }

    private static Schema<?> problem() {
        Schema<?> fault = new ObjectSchema()
                .addProperty("pointer", new StringSchema().description("JSON Pointer (RFC 6901) into the body"))
                .addProperty("parameter", new StringSchema().description("A parameter of the query or the path"))
                .addProperty("header", new StringSchema().description("A header of the request"))
                .addProperty("detail", new StringSchema());
        return new ObjectSchema()
                .addProperty("type", new StringSchema().format("uri").description("urn:incident-ledger:problem:<name>"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("errors", new ArraySchema().items(fault));
    }
}
