package io.incidentledger.command.api;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.incidentledger.events.validation.Validator;
import io.incidentledger.http.IncidentRepresentationReader;
import io.incidentledger.http.RequestBodyReader;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
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
    private static final String PREFERENCES = "return=representation: respond with the incident instead of the receipt";

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
        operation.setTags(List.of("commands"));
        Class<?> body = ResolvableType.forMethodParameter(parameter).getGeneric(0).toClass();
        if (body != CommandBody.Nothing.class) {
            operation.setRequestBody(bodyOf(body, components));
        }
        if (handler.getBeanType() != DeclareController.class) {
            operation.addParametersItem(new Parameter().in("path").name("id").required(true)
                    .description("id or display number of the incident").schema(new StringSchema()));
            operation.addParametersItem(
                    header("If-Match",
                            "the ETag of the incident: refused with 412 when it has moved on from that sequence"));
        }
        operation.addParametersItem(
                header(CommandHeaders.IDEMPOTENCY_KEY, "1 to 255 visible ASCII characters, unique per actor"));
        operation.addParametersItem(header(CommandHeaders.ACTOR, "who acts; anonymous when absent"));
        operation.addParametersItem(header(CommandHeaders.SOURCE, "the calling service"));
        operation.addParametersItem(header(CommandHeaders.CORRELATION_ID, "ties several requests together"));
        operation.addParametersItem(header(ReturnPreference.PREFER, PREFERENCES));
        operation.getResponses().values().stream()
                .filter(response -> response != operation.getResponses().getDefault())
                .forEach(response -> response
                        .addHeaderObject("ETag",
                                new Header().description("\"<sequence>\" of the incident").schema(new StringSchema()))
                        .addHeaderObject(CommandHeaders.IDEMPOTENCY_REPLAYED,
                                new Header().description("true: this is the first answer again")
                                        .schema(new StringSchema()))
                        .addHeaderObject(ReturnPreference.APPLIED, new Header()
                                .description("the preference that the response follows").schema(new StringSchema())));
        if (representations != null) {
            Schema<?> incident = SpringDocAnnotationsUtils.resolveSchemaFromType(representations.bodyType(), components,
                    null, null, SpecVersion.V31);
            operation.getResponses().values().stream().map(ApiResponse::getContent).filter(Objects::nonNull)
                    .map(content -> content.get(JSON)).filter(Objects::nonNull)
                    .forEach(json -> json.schema(new ComposedSchema().anyOf(List.of(json.getSchema(), incident))));
        }
    }

    private static RequestBody bodyOf(Class<?> body, Components components) {
        Schema<?> reference = SpringDocAnnotationsUtils.resolveSchemaFromType(body, components, null, null,
                SpecVersion.V31);
        Schema<?> schema = Validator.given(components.getSchemas().get(body.getSimpleName()));
        schema.setAdditionalProperties(false);
        boolean required = schema.getRequired() != null && !schema.getRequired().isEmpty();
        Content content = new Content();
        RequestBodyReader.mediaTypes(MergePatch.class.isAssignableFrom(body))
                .forEach(type -> content.addMediaType(type.toString(), new MediaType().schema(reference)));
        return new RequestBody().required(required).content(content);
    }

    private static Parameter header(String name, String description) {
        return new Parameter().in("header").name(name).description(description).schema(new StringSchema());
    }
}
