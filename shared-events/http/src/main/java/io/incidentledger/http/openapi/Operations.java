package io.incidentledger.http.openapi;

import java.util.List;
import java.util.Objects;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;

/// What kinds of operations there are, by what they read and write.
final class Operations {

    private Operations() {}

    static List<Parameter> parameters(Operation operation) {
        return Objects.requireNonNullElse(operation.getParameters(), List.of());
    }

    static boolean hasParameter(Operation operation, String name) {
        return parameters(operation).stream().anyMatch(parameter -> name.equals(parameter.getName()));
    }

    /// Whether the operation records something about one incident.
    static boolean isCommand(Operation operation) {
        return hasParameter(operation, "Idempotency-Key");
    }

    static boolean isImport(Operation operation) {
        return operation.getTags().contains(ApiTags.IMPORT);
    }
}
