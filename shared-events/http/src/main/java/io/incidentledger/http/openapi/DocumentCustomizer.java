package io.incidentledger.http.openapi;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.validation.TextFormat;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/// Completes the document with what follows from its operations: path parameters, response headers, problems, links and
/// tags.
final class DocumentCustomizer implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        api.setServers(List.of(new Server().url("/").description("the service that provides this document")));
        api.setSecurity(List.of());
        var problems = new ProblemResponses(api.getComponents());
        ResponseHeaders.define(api.getComponents());
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> complete(api, path,
                        method, operation, problems)));
        ListResponses.removeUnused(api);
        OperationLinks.describe(api);
        var used = api.getPaths().values().stream().flatMap(item -> item.readOperations().stream())
                .flatMap(operation -> operation.getTags().stream()).toList();
        api.setTags(ApiTags.all().stream().filter(tag -> used.contains(tag.getName())).toList());
    }

    private static void complete(OpenAPI api, String path, HttpMethod method, Operation operation,
            ProblemResponses problems) {
        if (operation.getParameters() != null) {
            operation.getParameters().sort(Comparator.comparingInt(parameter -> placeIn(path, parameter)));
        }
        Operations.parameters(operation).stream().filter(parameter -> "path".equals(parameter.getIn()))
                .forEach(parameter -> describePath(parameter, api));
        if (!Operations.isCommand(operation) && !Operations.isImport(operation)) {
            ResponseHeaders.describeQuery(method, operation);
        }
        ListResponses.describe(api, operation);
        problems.describe(path, method, operation);
    }

    /// Clients have the parameters in this order: those of the path first.
    private static int placeIn(String path, Parameter parameter) {
        return "path".equals(parameter.getIn()) ? path.indexOf("{" + parameter.getName() + "}") : Integer.MAX_VALUE;
    }

    private static void describePath(Parameter parameter, OpenAPI api) {
        switch (parameter.getName()) {
            case "id" -> parameter.description("id or display number of the incident")
                    .schema(TextSchemas.of(TextFormat.Kind.INCIDENT, 0, api.getComponents()::addSchemas)).example("1");
            case "entryId" -> parameter.description("`entryId` of the timeline, or `updateId`")
                    .schema(SchemaParts.typed("string"));
            case "actionItemId" -> parameter.description("`actionItemId`").schema(SchemaParts.typed("string"));
            default -> {
                if (parameter.getDescription() == null) {
                    parameter.description(DESCRIPTIONS.get(parameter.getName()));
                }
            }
        }
    }

    private static final Map<String, String> DESCRIPTIONS = Map.of("assignee", "who has the role", "role", "the role",
            "milestone", "the milestone", "section", "the section", "name", "the name");

}
