package io.incidentledger.command.imports.ndjson;

import io.incidentledger.command.api.CommandHeaders;
import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemFactory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/// Endpoint for imports over HTTP. It reads lines and responds with one line for each, concurrently; both streams may
/// have any length.
@RestController
final class ImportController {

    private final IncidentImport incidentImport;

    ImportController(IncidentImport incidentImport) {
        this.incidentImport = incidentImport;
    }

    @Operation(operationId = "importIncidents", tags = ApiTags.IMPORT, summary = "Import incidents",
            description = "One incident per line, of any number. The response has one line for each, as soon "
                    + "as it is written, and a summary as its last line. Importing the same lines again "
                    + "changes nothing.")
    @PostMapping(path = "/v1/import/incidents", consumes = MediaType.APPLICATION_NDJSON_VALUE,
            produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<ImportResponseLine> importIncidents(@QueryArgument ImportQuery query, ServerHttpRequest request,
            @Parameter(hidden = true) @RequestBody(required = false) Flux<DataBuffer> lines) {
        requirePlain(request.getHeaders());
        return incidentImport.run(lines, query.format(), CommandHeaders.read(request.getHeaders()).provenance());
    }

    private static void requirePlain(HttpHeaders headers) {
        String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new ProblemException(
                    ProblemFactory.unsupportedMediaType("The request body must not have a Content-Encoding."));
        }
    }
}
