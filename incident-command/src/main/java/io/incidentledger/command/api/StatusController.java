package io.incidentledger.command.api;

import java.time.Instant;

import io.incidentledger.command.incident.IncidentCommand.ChangeSeverity;
import io.incidentledger.command.incident.IncidentCommand.ChangeStatus;
import io.incidentledger.command.incident.IncidentCommand.PostUpdate;
import io.incidentledger.events.Audience;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.validation.AcceptedNames;
import io.incidentledger.events.validation.TextFormat;
import io.incidentledger.events.validation.Validator;
import io.incidentledger.http.openapi.ApiTags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import static io.incidentledger.events.validation.TextFormat.Kind.TEXT;
import static io.incidentledger.events.validation.Validator.given;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNullElse;

/// Endpoints that change the severity and status of an incident and post updates.
@RestController
@RequestMapping(path = "/v1/incidents/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
final class StatusController {

    private final CommandResponder responder;

    StatusController(CommandResponder responder) {
        this.responder = responder;
    }

    @Operation(operationId = "changeSeverity", tags = ApiTags.LIFECYCLE, summary = "Change the severity of an incident")
    @PutMapping("/severity")
    Mono<ResponseEntity<CommandResult>> changeSeverity(CommandRequest<SeverityChange> request) {
        SeverityChange body = request.body();
        return responder.change(new ChangeSeverity(request.incidentId(), given(body.severity()), body.reason()),
                request);
    }

    @Operation(operationId = "changeStatus", tags = ApiTags.LIFECYCLE, summary = "Change the status of an incident",
            description = "Closing, cancelling and merging are operations of their own.")
    @PutMapping("/status")
    Mono<ResponseEntity<CommandResult>> changeStatus(CommandRequest<StatusChange> request) {
        StatusChange body = request.body();
        return responder.change(new ChangeStatus(request.incidentId(), request.newId("update"), given(body.status()),
                body.message(), requireNonNullElse(body.audience(), Audience.INTERNAL), body.at()), request);
    }

    @Operation(operationId = "postUpdate", tags = ApiTags.TIMELINE, summary = "Post a status update",
            description = "May change the status as well.")
    @PostMapping("/updates")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<CommandResult>> postUpdate(CommandRequest<Update> request) {
        Update body = request.body();
        String updateId = request.newId("update");
        PostUpdate command = new PostUpdate(request.incidentId(), updateId, given(body.message()), body.status(),
                requireNonNullElse(body.audience(), Audience.INTERNAL), body.at());
        return responder.create(command, request,
                CommandResponder.incident(request.incidentId()) + "/timeline/" + updateId,
                outcome -> CommandResponse.ofUpdate(outcome, updateId));
    }

    /// A change of the severity.
    ///
    /// @param severity how bad the incident is now
    record SeverityChange(@Schema(requiredMode = REQUIRED) @Nullable Severity severity,
            @TextFormat(value = TEXT, max = CommandLimits.TEXT) @Nullable String reason) implements CommandBody {

        @Override
        public void check(Validator validator) {
            validator.required("/severity", severity);
            validator.text("/reason", reason, CommandLimits.TEXT);
        }
    }

    /// A change of the status, which is a status update as well.
    ///
    /// @param status the new status
    /// @param message what to tell people about it; null: nothing to add
    /// @param audience whom the update is for
    record StatusChange(
            @AcceptedNames({
                "investigating", "identified", "monitoring",
                "resolved"}) @Schema(requiredMode = REQUIRED) @Nullable Status status,
            @TextFormat(value = TEXT, max = CommandLimits.TEXT) @Nullable String message,
            @Schema(defaultValue = "internal") @Nullable Audience audience,
            @Nullable Instant at) implements CommandBody {

        @Override
        public void check(Validator validator) {
            validator.required("/status", status);
            validator.text("/message", message, CommandLimits.TEXT);
        }
    }

    /// A status update to be given.
    ///
    /// @param message what to tell people
    /// @param status the status that the update announces; null: it does not change
    /// @param audience whom the update is for
    @Schema(name = "StatusUpdate")
    record Update(
            @Schema(requiredMode = REQUIRED) @TextFormat(value = TEXT,
                    max = CommandLimits.TEXT) @Nullable String message,
            @AcceptedNames({
                "investigating", "identified", "monitoring", "resolved"}) @Nullable Status status,
            @Schema(defaultValue = "internal") @Nullable Audience audience,
            @Nullable Instant at) implements CommandBody {

        @Override
        public void check(Validator validator) {
            validator.required("/message", message);
            validator.text("/message", message, CommandLimits.TEXT);
        }
    }
}
