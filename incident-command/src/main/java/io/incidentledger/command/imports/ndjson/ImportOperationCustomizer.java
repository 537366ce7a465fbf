package io.incidentledger.command.imports.ndjson;

import java.util.Objects;

import io.incidentledger.command.api.CommandHeaders;
import io.incidentledger.command.imports.formats.NativeImportLine;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springdoc.core.utils.SpringDocAnnotationsUtils;
import org.springframework.web.method.HandlerMethod;

/// Describes the lines that an import reads and writes in the OpenAPI document.
final class ImportOperationCustomizer implements GlobalOperationComponentsCustomizer {

    private static final String NDJSON = org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;
    private static final String EXAMPLE = """
            {"externalRef":{"system":"old-tracker","id":"INC-7"},"title":"Checkout fails","severity":"SEV2",\
            "declaredAt":"2026-02-03T09:00:00Z","resolvedAt":"2026-02-03T11:30:00Z","services":["checkout"]}
            """;

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        return operation;
    }

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod handler) {
        if (handler.getBeanType() == ImportController.class) {
            Content body = lines(NativeImportLine.class, components,
                    "One incident per line. With `format=github` a line is an incident of GitHub's status history "
                            + "instead.");
            body.values().forEach(lines -> lines.example(EXAMPLE));
            operation.setRequestBody(new RequestBody().content(body));
            Objects.requireNonNull(operation.getResponses().get("200"))
                    .description("What became of each line, in the order of the lines")
                    .content(lines(ImportResponseLine.class, components,
                            "One `ImportLineResult` for each line, and an `ImportEnd` as the last line."));
            CommandHeaders.describe(operation, components);
        }
        return operation;
    }

    private static Content lines(Class<?> type, Components components, String description) {
        Schema<?> lines = new JsonSchema().typesItem("string").description(description);
        lines.setContentMediaType(NDJSON);
        lines.setContentSchema(SpringDocAnnotationsUtils.resolveSchemaFromType(type, components, null, null,
                SpecVersion.V31));
        return new Content().addMediaType(NDJSON, new MediaType().schema(lines));
    }
}
