package io.incidentledger.command.api;

import io.incidentledger.command.incident.IncidentCommand.AssignResponsibility;
import io.incidentledger.command.incident.IncidentCommand.AssignRole;
import io.incidentledger.command.incident.IncidentCommand.UnassignRole;
import io.incidentledger.events.Role;
import io.incidentledger.events.validation.Checks;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.ProblemType;
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

import static io.incidentledger.events.validation.Checks.given;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

/** Who does what during an incident, and who answers for it. */
@RestController
@RequestMapping(path = "/v1/incidents/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
final class PeopleController {

    private static final WireNames<Role> ROLES = new WireNames<>(Role.class);

    private final CommandDesk desk;

    PeopleController(CommandDesk desk) {
        this.desk = desk;
    }

    @PutMapping("/roles/{role}")
    Mono<ResponseEntity<CommandAnswer>> assignRole(
            @Parameter(schema = @Schema(implementation = Role.class)) @PathVariable String role,
            CommandRequest<Appointment> request) {
        Appointment body = request.body();
        return desk.change(new AssignRole(request.incidentId(), Names.inPath(ProblemType.UNKNOWN_ROLE, role, ROLES),
                given(body.assignee()), body.scope()), request.context());
    }

    @DeleteMapping("/roles/{role}/{assignee}")
    Mono<ResponseEntity<CommandAnswer>> unassignRole(
            @Parameter(schema = @Schema(implementation = Role.class)) @PathVariable String role,
            @PathVariable String assignee,
            CommandRequest<CommandBody.Nothing> request) {
        return desk.change(
                new UnassignRole(request.incidentId(), Names.inPath(ProblemType.UNKNOWN_ROLE, role, ROLES), assignee),
                request.context());
    }

    @PutMapping("/assignment")
    Mono<ResponseEntity<CommandAnswer>> assignResponsibility(CommandRequest<Assignment> request) {
        Assignment body = request.body();
        return desk.change(new AssignResponsibility(request.incidentId(), body.team(), body.individual()),
                request.context());
    }

    record Appointment(@Schema(requiredMode = REQUIRED, maxLength = Limits.NAME) @Nullable String assignee,
            @Schema(maxLength = Limits.NAME) @Nullable String scope) implements CommandBody {

        @Override
        public void check(Checks checks) {
            checks.required("/assignee", assignee);
            checks.name("/assignee", assignee, Limits.NAME);
            checks.name("/scope", scope, Limits.NAME);
        }
    }

    /** Exactly one of the two. */
    record Assignment(@Schema(maxLength = Limits.NAME) @Nullable String team,
            @Schema(maxLength = Limits.NAME) @Nullable String individual) implements CommandBody {

        @Override
        public void check(Checks checks) {
            checks.name("/team", team, Limits.NAME);
            checks.name("/individual", individual, Limits.NAME);
            boolean both = team != null && individual != null;
            boolean neither = team == null && individual == null && !checks.mentions("/team", "/individual");
            if (both || neither) {
                checks.fault("", "must have either a team or an individual");
            }
        }
    }
}
