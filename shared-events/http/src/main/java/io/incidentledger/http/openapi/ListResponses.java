package io.incidentledger.http.openapi;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;

/// Describes the forms in which lists are returned: as tables, and with only those members of the items that the caller
/// has selected.
final class ListResponses {

    private static final String SELECTED = "Fields";
    private static final String CSV = "text/csv";
    private static final String JSON = "application/json";

    private ListResponses() {}

    static void describe(OpenAPI api, Operation operation) {
        ApiResponse response = operation.getResponses().get("200");
        if (response == null || response.getContent() == null) {
            return;
        }
        if (response.getContent().containsKey(CSV)) {
            response.getContent().addMediaType(CSV, new MediaType().schema(SchemaParts.typed("string")
                    .description("The whole list as a table: RFC 4180, with a header row.")));
        }
        MediaType page = response.getContent().get(JSON);
        if (page != null && Operations.hasParameter(operation, "fields")) {
            selectMembers(api.getComponents(), page.getSchema());
        }
    }

    /// Makes the members of the items of a page optional.
    private static void selectMembers(Components components, Schema<?> page) {
        Schema<?> items = member(resolved(components, page), "items");
        Schema<?> item = resolved(components, items.getItems());
        if (nameOf(items.getItems()).endsWith(SELECTED)) {
            return;
        }
        String name = nameOf(items.getItems()) + SELECTED;
        Schema<?> selected = SchemaParts.typed("object").properties(item.getProperties())
                .description("The members that `fields` selects, and always the first one; without it all of them.");
        selected.setRequired(List.of(item.getProperties().keySet().iterator().next()));
        components.addSchemas(name, selected);
        items.setItems(SchemaNames.reference(name));
    }

    /// Removes the schemas of items that are never written with all of their members for certain.
    static void removeUnused(OpenAPI api) {
        String document = Json31.mapper().copy().valueToTree(api).toString();
        api.getComponents().getSchemas().keySet().removeIf(name -> api.getComponents().getSchemas()
                .containsKey(name + SELECTED) && !document.contains(Components.COMPONENTS_SCHEMAS_REF + name + '"'));
    }

    private static Schema<?> member(Schema<?> object, String name) {
        return (Schema<?>) Objects.requireNonNull(((Map<?, ?>) object.getProperties()).get(name));
    }

    private static Schema<?> resolved(Components components, Schema<?> reference) {
        return Objects.requireNonNull(components.getSchemas().get(nameOf(reference)));
    }

    private static String nameOf(Schema<?> reference) {
        return reference.get$ref().substring(Components.COMPONENTS_SCHEMAS_REF.length());
    }
}
