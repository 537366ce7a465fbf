package io.incidentledger.http.openapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.incidentledger.http.problems.ProblemType;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;

import static io.incidentledger.http.problems.ProblemType.BODY_TOO_LARGE;
import static io.incidentledger.http.problems.ProblemType.CLOCK_UNCERTAIN;
import static io.incidentledger.http.problems.ProblemType.CONTENDED;
import static io.incidentledger.http.problems.ProblemType.CROSS_SITE;
import static io.incidentledger.http.problems.ProblemType.EVENT_TOO_LARGE;
import static io.incidentledger.http.problems.ProblemType.INCIDENT_EXISTS;
import static io.incidentledger.http.problems.ProblemType.INTERNAL_ERROR;
import static io.incidentledger.http.problems.ProblemType.INVALID_BODY;
import static io.incidentledger.http.problems.ProblemType.INVALID_HEADERS;
import static io.incidentledger.http.problems.ProblemType.INVALID_PARAMETERS;
import static io.incidentledger.http.problems.ProblemType.KEY_REUSED;
import static io.incidentledger.http.problems.ProblemType.LEDGER_CORRUPTED;
import static io.incidentledger.http.problems.ProblemType.LEDGER_REFUSED;
import static io.incidentledger.http.problems.ProblemType.LOG_UNAVAILABLE;
import static io.incidentledger.http.problems.ProblemType.MALFORMED_JSON;
import static io.incidentledger.http.problems.ProblemType.MALFORMED_REQUEST;
import static io.incidentledger.http.problems.ProblemType.NOT_ACCEPTABLE;
import static io.incidentledger.http.problems.ProblemType.OUTCOME_UNKNOWN;
import static io.incidentledger.http.problems.ProblemType.OVERLOADED;
import static io.incidentledger.http.problems.ProblemType.POSITION_AHEAD;
import static io.incidentledger.http.problems.ProblemType.QUERY_TIMEOUT;
import static io.incidentledger.http.problems.ProblemType.SEQUENCE_MISMATCH;
import static io.incidentledger.http.problems.ProblemType.STILL_READING;
import static io.incidentledger.http.problems.ProblemType.TOO_LARGE;
import static io.incidentledger.http.problems.ProblemType.UNKNOWN_ACTION_ITEM;
import static io.incidentledger.http.problems.ProblemType.UNKNOWN_HOST;
import static io.incidentledger.http.problems.ProblemType.UNKNOWN_INCIDENT;
import static io.incidentledger.http.problems.ProblemType.UNKNOWN_MILESTONE;
import static io.incidentledger.http.problems.ProblemType.UNKNOWN_POLICY;
import static io.incidentledger.http.problems.ProblemType.UNKNOWN_ROLE;
import static io.incidentledger.http.problems.ProblemType.UNKNOWN_SECTION;
import static io.incidentledger.http.problems.ProblemType.UNKNOWN_TIMELINE_ENTRY;
import static io.incidentledger.http.problems.ProblemType.UNSUPPORTED_MEDIA_TYPE;
import static io.incidentledger.http.problems.ProblemType.VIEWS_BEHIND;
import static io.incidentledger.http.problems.ProblemType.VIEWS_REBUILDING;
import static io.incidentledger.http.problems.ProblemType.VIEWS_UNAVAILABLE;
import static io.incidentledger.http.problems.ProblemType.VIEW_STOPPED;

/// The problems that each operation may respond with, which follow from what the operation reads: its path, its body and
/// its headers. Each set of types is one response of the document, to which the operations refer.
final class ProblemResponses {

    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String PROBLEM = "Problem";
    private static final String ERROR = "ProblemError";
    /// By path parameter.
    private static final Map<String, ProblemType> UNKNOWN = Map.of("id", UNKNOWN_INCIDENT, "incident",
            UNKNOWN_INCIDENT, "entryId", UNKNOWN_TIMELINE_ENTRY, "role", UNKNOWN_ROLE, "milestone", UNKNOWN_MILESTONE,
            "section", UNKNOWN_SECTION, "actionItemId", UNKNOWN_ACTION_ITEM);

    private final Components components;

    /// @param components receives the responses
    ProblemResponses(Components components) {
        this.components = components;
        components.addSchemas(ERROR, error());
        components.addSchemas(PROBLEM, problem());
    }

    /// Adds the problems of an operation to its responses.
    void describe(String path, HttpMethod method, Operation operation) {
        boolean command = Operations.isCommand(operation);
        boolean body = command || operation.getRequestBody() != null;
        add(operation, 400, malformed(operation, body));
        add(operation, 403, method == HttpMethod.GET ? List.of(UNKNOWN_HOST) : List.of(UNKNOWN_HOST, CROSS_SITE));
        add(operation, 404, unknown(path, operation));
        add(operation, 406, List.of(NOT_ACCEPTABLE));
        if (body) {
            add(operation, 413, tooLarge(operation, command));
            add(operation, 415, List.of(UNSUPPORTED_MEDIA_TYPE));
        }
        if (command) {
            boolean existing = Operations.hasParameter(operation, "If-Match");
            add(operation, 409, existing ? List.of() : List.of(INCIDENT_EXISTS),
                    "A rule rejects the command; `type` names it. Nothing was written.");
            add(operation, 412, existing ? List.of(SEQUENCE_MISMATCH) : List.of());
            add(operation, 422, List.of(KEY_REUSED));
        }
        add(operation, 500, List.of(INTERNAL_ERROR, LEDGER_CORRUPTED));
        add(operation, 503, unavailable(operation, command));
    }

    private static List<ProblemType> malformed(Operation operation, boolean body) {
        List<ProblemType> types = new ArrayList<>(List.of(INVALID_PARAMETERS, INVALID_HEADERS, MALFORMED_REQUEST));
        if (body && !Operations.isImport(operation)) {
            types.addAll(List.of(MALFORMED_JSON, INVALID_BODY));
        }
        if (Operations.hasParameter(operation, "minPosition")) {
            types.add(POSITION_AHEAD);
        }
        if (isReport(operation)) {
            types.add(TOO_LARGE);
        }
        return types;
    }

    private static List<ProblemType> tooLarge(Operation operation, boolean command) {
        if (Operations.isImport(operation)) {
            return List.of();
        }
        return command ? List.of(BODY_TOO_LARGE, EVENT_TOO_LARGE) : List.of(BODY_TOO_LARGE);
    }

    private static List<ProblemType> unknown(String path, Operation operation) {
        if (path.startsWith("/v1/policies/")) {
            return List.of(UNKNOWN_POLICY);
        }
        return Operations.parameters(operation).stream().map(Parameter::getName).map(UNKNOWN::get)
                .filter(type -> type != null).distinct().sorted().toList();
    }

    private static List<ProblemType> unavailable(Operation operation, boolean command) {
        if (command) {
            return List.of(OVERLOADED, LOG_UNAVAILABLE, CLOCK_UNCERTAIN, OUTCOME_UNKNOWN, CONTENDED, STILL_READING,
                    LEDGER_REFUSED);
        }
        if (Operations.isImport(operation)) {
            return List.of(OVERLOADED, STILL_READING);
        }
        List<ProblemType> types = new ArrayList<>(List.of(OVERLOADED, LOG_UNAVAILABLE, VIEWS_UNAVAILABLE, VIEWS_BEHIND,
                VIEWS_REBUILDING, VIEW_STOPPED, LEDGER_REFUSED));
        boolean listOfThePast = Operations.hasParameter(operation, "asOf") && !Operations.hasParameter(operation, "id");
        if (isReport(operation) || listOfThePast) {
            types.add(QUERY_TIMEOUT);
        }
        return types;
    }

    /// Whether an operation computes figures across incidents.
    private static boolean isReport(Operation operation) {
        return operation.getTags() != null && operation.getTags().contains(ApiTags.MEASURES);
    }

    private void add(Operation operation, int status, List<ProblemType> types) {
        if (!types.isEmpty()) {
            add(operation, status, types, "");
        }
    }

    private void add(Operation operation, int status, List<ProblemType> types, String explanation) {
        String name = nameOf(status, types);
        components.addResponses(name, response(status, types, explanation));
        operation.getResponses().addApiResponse(Integer.toString(status), new ApiResponse().$ref(name));
    }

    private static String nameOf(int status, List<ProblemType> types) {
        return "Problem" + status + types.stream().map(type -> Arrays.stream(type.wireName().split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining())).collect(Collectors.joining());
    }

    private static ApiResponse response(int status, List<ProblemType> types, String explanation) {
        String listed = types.stream().map(type -> "`" + type.wireName() + "`: " + type.title() + ".")
                .collect(Collectors.joining(" "));
        MediaType problem = new MediaType().schema(SchemaNames.reference(PROBLEM));
        if (!types.isEmpty()) {
            problem.example(exampleOf(types.getFirst()));
        }
        ApiResponse response = new ApiResponse()
                .description(
                        explanation.isEmpty() || listed.isEmpty() ? explanation + listed : explanation + " " + listed)
                .content(new Content().addMediaType(MEDIA_TYPE, problem));
        if (status == 503) {
            response.addHeaderObject("Retry-After", ResponseHeaders.reference("Retry-After"));
        }
        return response;
    }

    private static JsonNode exampleOf(ProblemType type) {
        try {
            return Json31.mapper().readTree(type.problem(type.title() + ".").json());
        } catch (JsonProcessingException written) {
            throw new IllegalStateException(written);
        }
    }

    private static Schema<?> error() {
        Schema<?> error = SchemaParts.typed("object");
        error.description("An error in one field of a request.");
        error.addProperty("pointer", SchemaParts.typed("string")
                .description("JSON Pointer (RFC 6901) into the body; empty: the whole body"));
        error.addProperty("parameter", SchemaParts.typed("string").description("a parameter of the query or the path"));
        error.addProperty("header", SchemaParts.typed("string").description("a header of the request"));
        error.addProperty("detail", SchemaParts.typed("string").description("what is required of the field"));
        error.addProperty("more", SchemaParts.typed("integer").format("int64")
                .description("how many further errors of this kind there are"));
        return error.required(List.of("detail"));
    }

    private static Schema<?> problem() {
        Schema<?> problem = SchemaParts.typed("object");
        problem.description("Problem details (RFC 9457). Some types have more members.");
        problem.addProperty("type", SchemaParts.typed("string").format("uri").pattern("^urn:incident-ledger:problem:")
                .description("stable; what programs distinguish"));
        problem.addProperty("title", SchemaParts.typed("string").description("the same for every problem of the type"));
        problem.addProperty("status", SchemaParts.typed("integer").description("the status code of the response"));
        problem.addProperty("detail", SchemaParts.typed("string").description("what is wrong in this case"));
        problem.addProperty("errors", new JsonSchema().typesItem("array").items(SchemaNames.reference(ERROR))
                .description("errors of single fields; absent if there are none"));
        problem.required(List.of("type", "title", "status", "detail"));
        return problem;
    }
}
