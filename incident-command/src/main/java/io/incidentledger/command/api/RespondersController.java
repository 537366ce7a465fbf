package io.incidentledger.command.api;

import io.incidentledger.command.incident.IncidentCommand.AssignResponsibility;
import io.incidentledger.command.incident.IncidentCommand.AssignRole;
import io.incidentledger.command.incident.IncidentCommand.UnassignRole;
import io.incidentledger.events.Role;
import io.incidentledger.events.validation.Validator;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.problems.ProblemType;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import static io.incidentledger.events.validation.Validator.given;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

/// Endpoints that assign roles and responsibility for an incident.
@RestController
@RequestMapping(path = "/v1/incidents/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
final class RespondersController {

    private static final WireNames<Role> ROLES = new WireNames<>(Role.class);

    private final CommandResponder responder;

    RespondersController(CommandResponder responder) {
        this.responder = responder;
    }

    @PutMapping("/roles/{role}")
    Mono<ResponseEntity<CommandResult>> assignRole(
            @Parameter(schema = @Schema(implementation = Role.class)) @PathVariable String role,
            CommandRequest<Appointment> request) {
        Appointment body = request.body();
        return responder.change(
                new AssignRole(request.incidentId(), NameValidator.inPath(ProblemType.UNKNOWN_ROLE, role, ROLES),
                        given(body.assignee()), body.scope(), body.reason()),
                request);
    }

    @DeleteMapping("/roles/{role}/{assignee}")
    Mono<ResponseEntity<CommandResult>> unassignRole(
            @Parameter(schema = @Schema(implementation = Role.class)) @PathVariable String role,
            @PathVariable String assignee,
            CommandRequest<Departure> request) {
        return responder.change(
                new UnassignRole(request.incidentId(), NameValidator.inPath(ProblemType.UNKNOWN_ROLE, role, ROLES),
                        assignee, request.body().reason()),
                request);
    }

    @PutMapping("/assignment")
    Mono<ResponseEntity<CommandResult>> assignResponsibility(CommandRequest<Assignment> request) {
        Assignment body = request.body();
        return responder.change(new AssignResponsibility(request.incidentId(), body.team(), body.individual()),
                request);
    }

    record Appointment(@Schema(requiredMode = REQUIRED, maxLength = CommandLimits.NAME) @Nullable String assignee,
            @Schema(maxLength = CommandLimits.NAME) @Nullable String scope,
            @Schema(maxLength = CommandLimits.TEXT) @Nullable String reason) implements CommandBody {

        @Override
        public void check(Validator validator) {
            validator.required("/assignee", assignee);
            validator.name("/assignee", assignee, CommandLimits.NAME);
            validator.name("/scope", scope, CommandLimits.NAME);
            validator.text("/reason", reason, CommandLimits.TEXT);
        }
    }

    record Departure(@Schema(maxLength = CommandLimits.TEXT) @Nullable String reason) implements CommandBody {

        @Override
        public void check(Validator validator) {
            validator.text("/reason", reason, CommandLimits.TEXT);
        }
    }

    /// Requires either a team or an individual, not both.
    record Assignment(@Schema(maxLength = CommandLimits.NAME) @Nullable String team,
            @Schema(maxLength = CommandLimits.NAME) @Nullable String individual) implements CommandBody {

        @Override
        public void check(Validator validator) {
            validator.name("/team", team, CommandLimits.NAME);
            validator.name("/individual", individual, CommandLimits.NAME);
            boolean both = team != null && individual != null;
            boolean neither = team == null && individual == null && !validator.mentions("/team", "/individual");
            if (both || neither) {
                validator.fault("", "must have either a team or an individual");
            }
        }
    }
}
