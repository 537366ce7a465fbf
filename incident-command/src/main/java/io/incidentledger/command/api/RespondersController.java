package io.incidentledger.command.api;

import io.incidentledger.command.incident.IncidentCommand.AssignResponsibility;
import io.incidentledger.command.incident.IncidentCommand.AssignRole;
import io.incidentledger.command.incident.IncidentCommand.UnassignRole;
import io.incidentledger.events.Role;
import io.incidentledger.events.validation.TextFormat;
import io.incidentledger.events.validation.Validator;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.openapi.MemberRule;
import io.incidentledger.http.problems.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
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

import static io.incidentledger.events.validation.TextFormat.Kind.NAME;
import static io.incidentledger.events.validation.TextFormat.Kind.TEXT;
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

    @Operation(operationId = "assignRole", tags = ApiTags.ROLES, summary = "Assign a role",
            description = "Only the role of subject-matter expert may have several holders; each other one "
                    + "passes from its holder to the assignee.")
    @PutMapping("/roles/{role}")
    Mono<ResponseEntity<CommandResult>> assignRole(
            @Parameter(schema = @Schema(implementation = Role.class)) @PathVariable String role,
            CommandRequest<Appointment> request) {
        Appointment body = request.body();
        return responder.change(
                new AssignRole(request.incidentId(), NameNormalizer.inPath(ProblemType.UNKNOWN_ROLE, role, ROLES),
                        given(body.assignee()), body.scope(), body.reason()),
                request);
    }

    @Operation(operationId = "unassignRole", tags = ApiTags.ROLES, summary = "Remove somebody from a role")
    @DeleteMapping("/roles/{role}/{assignee}")
    Mono<ResponseEntity<CommandResult>> unassignRole(
            @Parameter(schema = @Schema(implementation = Role.class)) @PathVariable String role,
            @PathVariable String assignee,
            CommandRequest<Departure> request) {
        return responder.change(
                new UnassignRole(request.incidentId(), NameNormalizer.inPath(ProblemType.UNKNOWN_ROLE, role, ROLES),
                        assignee, request.body().reason()),
                request);
    }

    @Operation(operationId = "assignResponsibility", tags = ApiTags.ROLES,
            summary = "Assign the responsible team or individual")
    @PutMapping("/assignment")
    Mono<ResponseEntity<CommandResult>> assignResponsibility(CommandRequest<Assignment> request) {
        Assignment body = request.body();
        return responder.change(new AssignResponsibility(request.incidentId(), body.team(), body.individual()),
                request);
    }

    /// The person who takes a role.
    ///
    /// @param assignee who gets the role
    /// @param scope the part of the role that is assigned; null: all of it
    @Schema(name = "RoleHolder")
    record Appointment(
            @Schema(requiredMode = REQUIRED) @TextFormat(value = NAME,
                    max = CommandLimits.NAME) @Nullable String assignee,
            @TextFormat(value = NAME, max = CommandLimits.NAME) @Nullable String scope,
            @TextFormat(value = TEXT, max = CommandLimits.TEXT) @Nullable String reason) implements CommandBody {

        @Override
        public void check(Validator validator) {
            validator.required("/assignee", assignee);
            validator.name("/assignee", assignee, CommandLimits.NAME);
            validator.name("/scope", scope, CommandLimits.NAME);
            validator.text("/reason", reason, CommandLimits.TEXT);
        }
    }

    /// The removal of a person from a role.
    @Schema(name = "RoleRemoval")
    record Departure(
            @TextFormat(value = TEXT, max = CommandLimits.TEXT) @Nullable String reason) implements CommandBody {

        @Override
        public void check(Validator validator) {
            validator.text("/reason", reason, CommandLimits.TEXT);
        }
    }

    /// Who is responsible for the incident: either a team or an individual.
    ///
    /// @param team the responsible team; null if an individual is
    /// @param individual the responsible person; null if a team is
    @MemberRule(atMostOne = {"team", "individual"}, atLeastOne = {"team", "individual"})
    @Schema(name = "ResponsibilityAssignment")
    record Assignment(@TextFormat(value = NAME, max = CommandLimits.NAME) @Nullable String team,
            @TextFormat(value = NAME, max = CommandLimits.NAME) @Nullable String individual) implements CommandBody {

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
