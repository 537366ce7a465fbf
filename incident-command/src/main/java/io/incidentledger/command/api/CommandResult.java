package io.incidentledger.command.api;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;

/// The body of the response to a command: the receipt, or the incident for callers who prefer it.
@Schema(implementation = CommandResponse.class)
sealed interface CommandResult permits CommandResponse, CommandResult.Representation {

    /// The incident as `GET /v1/incidents/{id}` returns it.
    record Representation(@JsonValue Object incident) implements CommandResult {}
}
