package io.incidentledger.http.openapi;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.links.Link;
import io.swagger.v3.oas.models.responses.ApiResponse;

/// Links from the response that creates something to the operations on it.
final class OperationLinks {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final String INCIDENT = "/v1/incidents/{id}";

    private OperationLinks() {}

    static void describe(OpenAPI api) {
        add(api, "/v1/incidents", "incidentId", Map.of("id", "$response.body#/incidentId"));
        Map<String, String> entry = Map.of("id", "$response.body#/incidentId", "entryId", "$response.body#/entryId");
        add(api, INCIDENT + "/timeline", "entryId", entry);
        Map<String, String> update = Map.of("id", "$response.body#/incidentId", "entryId", "$response.body#/updateId");
        add(api, INCIDENT + "/updates", "entryId", update);
        Map<String, String> item = Map.of("id", "$response.body#/incidentId", "actionItemId",
                "$response.body#/actionItemId");
        add(api, INCIDENT + "/action-items", "actionItemId", item);
    }

    /// Links a creation to all operations whose path parameters are known from its response.
    private static void add(OpenAPI api, String path, String created, Map<String, String> known) {
        PathItem item = api.getPaths().get(path);
        ApiResponse response = item == null || item.getPost() == null
                ? null
                : item.getPost().getResponses().get("201");
        if (response == null) {
            return;
        }
        Map<String, Link> links = new TreeMap<>();
        api.getPaths().forEach((target, concerned) -> {
            var parameters = PARAMETER.matcher(target).results().map(match -> match.group(1))
                    .collect(Collectors.toSet());
            boolean concerns = parameters.contains(created)
                    || created.equals("incidentId") && parameters.contains("id");
            if (concerns && known.keySet().containsAll(parameters)) {
                concerned.readOperations().forEach(operation -> links.put(operation.getOperationId(),
                        link(operation, known, parameters)));
            }
        });
        links.forEach(response::addLink);
    }

    private static Link link(Operation operation, Map<String, String> known, java.util.Set<String> parameters) {
        Link link = new Link().operationId(operation.getOperationId());
        new TreeMap<>(known).forEach((parameter, expression) -> {
            if (parameters.contains(parameter)) {
                link.addParameter(parameter, expression);
            }
        });
        return link;
    }
}
