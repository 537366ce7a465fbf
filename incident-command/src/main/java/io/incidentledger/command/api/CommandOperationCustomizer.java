package io.incidentledger.command.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.incidentledger.http.IncidentRepresentationReader;
import io.incidentledger.http.messages.RequestBodyReader;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springdoc.core.utils.SpringDocAnnotationsUtils;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.method.HandlerMethod;

/// Adds to the OpenAPI document what [CommandRequest] reads from a request: the body, the incident's id, and the
/// headers that every command accepts.
final class CommandOperationCustomizer implements GlobalOperationComponentsCustomizer {

    private static final String JSON = "application/json";
    private static final String RESULT = "CommandResult";
    private static final String PREFERENCES = "`return=representation`: respond with the incident instead of the "
            + "receipt";
    private static final String EXISTING = "; `return=existing`: respond with the incident that has the external "
            + "reference already, instead of a 409";
    private static final String ENTITY_TAG = "(W/)?\"[!#-~]*\"";
    private static final String ENTITY_TAGS = "^(\\*|" + ENTITY_TAG + "( *, *" + ENTITY_TAG + ")*)$";
    private static final String VISIBLE_ASCII = "^[!-~]+$";
    /// Bodies by the ids of operations, those of docs/reference/commands.md.
    private static final JsonNode EXAMPLES = examples();

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(CommandRequest.class);
    }

    private final @Nullable IncidentRepresentationReader representations;

    /// @param representations null: every command is answered with its receipt
    CommandOperationCustomizer(@Nullable IncidentRepresentationReader representations) {
        this.representations = representations;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        return operation;
    }

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod handler) {
        Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() == CommandRequest.class)
                .findFirst()
                .ifPresent(parameter -> describe(operation, components, handler, parameter));
        return operation;
    }

    private void describe(Operation operation, Components components, HandlerMethod handler,
            MethodParameter parameter) {
        Class<?> body = ResolvableType.forMethodParameter(parameter).getGeneric(0).toClass();
        operation.setRequestBody(bodyOf(body, components, EXAMPLES.path(operation.getOperationId())));
        boolean declares = handler.getBeanType() == DeclareController.class;
        if (!declares) {
            operation.addParametersItem(new Parameter().in("path").name("id").required(true));
            operation.addParametersItem(header("If-Match", "`ETag` of the incident, or `*`: rejected with 412 if the "
                    + "incident has moved on from that sequence", ENTITY_TAGS, 0).example("*"));
            operation.getParameters().getLast().getSchema().setFormat("entity-tags");
        }
        operation.addParametersItem(header(CommandHeaders.IDEMPOTENCY_KEY, "the command is carried out once for each "
                + "actor and key", VISIBLE_ASCII, CommandLimits.IDEMPOTENCY_KEY));
        CommandHeaders.describe(operation, components);
        operation.addParametersItem(header(ReturnPreference.PREFER, declares ? PREFERENCES + EXISTING : PREFERENCES,
                null, 0));
        ApiResponse created = operation.getResponses().get("201");
        if (declares && created != null) {
            operation.getResponses().addApiResponse("200", new ApiResponse()
                    .description("The incident with that external reference, which existed before")
                    .content(new Content().addMediaType(JSON, receipt(created))));
        }
        operation.getResponses().forEach(CommandOperationCustomizer::describe);
        if (representations != null) {
            Schema<?> incident = SpringDocAnnotationsUtils.resolveSchemaFromType(representations.bodyType(), components,
                    null, null, SpecVersion.V31);
            operation.getResponses().values().stream().map(response -> response.getContent().get(JSON))
                    .forEach(json -> json.schema(result(json.getSchema(), incident, components)));
        }
    }

    private static Schema<?> result(Schema<?> receipt, Schema<?> incident, Components components) {
        components.addSchemas(RESULT, new JsonSchema().anyOf(List.of(receipt, incident))
                .description("The receipt, or the incident if `Prefer: return=representation` asks for it."));
        return new JsonSchema().$ref(Components.COMPONENTS_SCHEMAS_REF + RESULT);
    }

    private static MediaType receipt(ApiResponse response) {
        return new MediaType().schema(Objects.requireNonNull(response.getContent().get(JSON)).getSchema());
    }

    private static void describe(String status, ApiResponse response) {
        if (status.equals("201")) {
            response.description("Recorded");
            response.addHeaderObject("Location", new Header().$ref("Location"));
        } else if (response.getDescription().equals("OK")) {
            response.description("Recorded, or `changed` is false and the ledger has it already");
        }
        List.of("ETag", CommandHeaders.IDEMPOTENCY_REPLAYED, ReturnPreference.APPLIED, "Content-Location")
                .forEach(header -> response.addHeaderObject(header, new Header().$ref(header)));
    }

    private static JsonNode examples() {
        try (InputStream examples = CommandOperationCustomizer.class.getResourceAsStream("examples.json")) {
            return Json31.mapper().readTree(examples);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RequestBody bodyOf(Class<?> body, Components components, JsonNode example) {
        Schema<?> reference = SpringDocAnnotationsUtils.resolveSchemaFromType(body, components, null, null,
                SpecVersion.V31);
        Schema<?> schema = Objects.requireNonNull(components.getSchemas()
                .get(reference.get$ref().substring(Components.COMPONENTS_SCHEMAS_REF.length())));
        boolean required = schema.getRequired() != null && !schema.getRequired().isEmpty();
        Content content = new Content();
        RequestBodyReader.mediaTypes(MergePatch.class.isAssignableFrom(body))
                .forEach(type -> content.addMediaType(type.toString(),
                        new MediaType().schema(reference).example(example)));
        return new RequestBody().required(required).content(content);
    }

    private static Parameter header(String name, String description, @Nullable String pattern, int max) {
        Schema<?> schema = new JsonSchema().typesItem("string").pattern(pattern);
        schema.setMaxLength(max == 0 ? null : max);
        return new Parameter().in("header").name(name).description(description).schema(schema);
    }
}
