package io.incidentledger.http.openapi;

import java.util.Map;
import java.util.TreeMap;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;

/// The headers of responses, each of which is described once.
final class ResponseHeaders {

    private static final String ETAG = "ETag";
    private static final String POSITION = "Ledger-Position";

    private ResponseHeaders() {}

    static Header reference(String name) {
        return new Header().$ref(name);
    }

    /// Defines the headers to which responses refer.
    static void define(Components components) {
        Map<String, Header> headers = new TreeMap<>();
        headers.put(ETAG, header("string", "Entity tag. That of a command is `\"<sequence>\"`, that of "
                + "`GET /v1/incidents/{id}` is `\"<sequence>-<digest>\"`; `If-Match` takes both."));
        headers.put("Location", header("string", "The path of what was created, or of the incident that exists.")
                .required(true));
        headers.put("Idempotency-Replayed", header("string",
                "`true`: the command was carried out before, and this is its first response again."));
        headers.put("Preference-Applied", header("string", "The preference that the response follows."));
        headers.put(POSITION, header("integer", "The position in the ledger that the response reflects.")
                .required(true));
        headers.put("Ledger-As-Of-Final", header("boolean",
                "For a query about the past: whether the response can never change."));
        headers.put("Repr-Digest", header("string", "For a query about the past: SHA-256 of the body (RFC 9530)."));
        headers.put("Link", header("string", "`<path>; rel=\"next\"`: the next page; absent on the last one."));
        headers.put("Retry-After", header("integer", "In how many seconds to send the request again."));
        headers.put("Content-Location", header("string", "The path of the incident that the response shows."));
        headers.forEach(components::addHeaders);
    }

    private static Header header(String type, String description) {
        Schema<?> schema = SchemaParts.typed(type);
        if (type.equals("integer")) {
            schema.format("int64").setMinimum(java.math.BigDecimal.ZERO);
        }
        return new Header().description(description).schema(schema);
    }

    /// Adds the headers of a query's responses, and the response to a caller who has the content already.
    static void describeQuery(HttpMethod method, Operation operation) {
        operation.getResponses().forEach((status, response) -> {
            if (response.get$ref() == null) {
                describe(method, operation, response);
            }
        });
        ApiResponse ok = operation.getResponses().get("200");
        if (method == HttpMethod.GET && ok != null && ok.getHeaders().containsKey(ETAG)) {
            operation.getResponses().addApiResponse("304", new ApiResponse()
                    .description("The caller has this content already, by `If-None-Match`.")
                    .addHeaderObject(ETAG, reference(ETAG)).addHeaderObject(POSITION, reference(POSITION)));
        }
    }

    private static void describe(HttpMethod method, Operation operation, ApiResponse response) {
        response.addHeaderObject(POSITION, reference(POSITION));
        boolean onlyStream = response.getContent() == null
                || response.getContent().keySet().stream().allMatch("text/event-stream"::equals);
        if (method == HttpMethod.GET && !onlyStream) {
            response.addHeaderObject(ETAG, reference(ETAG));
        }
        if (Operations.hasParameter(operation, "asOf") && !onlyStream) {
            response.addHeaderObject("Ledger-As-Of-Final", reference("Ledger-As-Of-Final"));
            response.addHeaderObject("Repr-Digest", reference("Repr-Digest"));
        }
        if (Operations.hasParameter(operation, "limit") && (Operations.hasParameter(operation, "cursor")
                || Operations.hasParameter(operation, "after"))) {
            response.addHeaderObject("Link", reference("Link"));
        }
    }
}
