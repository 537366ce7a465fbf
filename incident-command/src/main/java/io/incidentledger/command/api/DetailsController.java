package io.incidentledger.command.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.command.incident.IncidentCommand.ChangeDetails;
import io.incidentledger.command.incident.IncidentCommand.ChangeServices;
import io.incidentledger.command.incident.IncidentCommand.ClearMilestone;
import io.incidentledger.command.incident.IncidentCommand.RecordMilestone;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.validation.Validator;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.problems.ProblemType;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import static io.incidentledger.events.validation.Validator.given;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

/// Endpoints that change the details, visibility, services and milestones of an incident.
@RestController
@RequestMapping(path = "/v1/incidents/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
final class DetailsController {

    private static final WireNames<Milestone> MILESTONES = new WireNames<>(Milestone.class);

    private final CommandResponder responder;

    DetailsController(CommandResponder responder) {
        this.responder = responder;
    }

    @PatchMapping
    Mono<ResponseEntity<CommandResult>> changeDetails(CommandRequest<Details> request) {
        Details body = request.body();
        return responder.change(new ChangeDetails(request.incidentId(), body.title(), body.summary(), body.labels(),
                request.removed().contains("labels"), body.issue(), body.rootCause(), body.eta(), body.visibility(),
                body.reason()), request);
    }

    @PatchMapping("/services")
    Mono<ResponseEntity<CommandResult>> changeServices(CommandRequest<Services> request) {
        Services body = request.body();
        return responder.change(new ChangeServices(request.incidentId(), NameValidator.distinct(body.add()),
                NameValidator.distinct(body.remove())), request);
    }

    @PutMapping("/milestones/{milestone}")
    Mono<ResponseEntity<CommandResult>> recordMilestone(
            @Parameter(schema = @Schema(implementation = Milestone.class)) @PathVariable String milestone,
            CommandRequest<MilestoneStatement> request) {
        MilestoneStatement body = request.body();
        return responder.change(new RecordMilestone(request.incidentId(),
                NameValidator.inPath(ProblemType.UNKNOWN_MILESTONE, milestone, MILESTONES),
                given(body.at()), body.quality(), body.reason()), request);
    }

    @DeleteMapping("/milestones/{milestone}")
    Mono<ResponseEntity<CommandResult>> clearMilestone(
            @Parameter(schema = @Schema(implementation = Milestone.class)) @PathVariable String milestone,
            CommandRequest<Withdrawal> request) {
        return responder.change(new ClearMilestone(request.incidentId(),
                NameValidator.inPath(ProblemType.UNKNOWN_MILESTONE, milestone, MILESTONES),
                request.body().reason()), request);
    }

    /// @param labels null values remove their labels, null instead of an object removes all of them
    /// @param reason for the visibility
    record Details(@Schema(maxLength = CommandLimits.TITLE) @Nullable String title,
            @Schema(maxLength = CommandLimits.TEXT) @Nullable String summary,
            @Nullable Map<String, @Nullable String> labels,
            @Schema(maxLength = CommandLimits.TEXT) @Nullable String issue,
            @Schema(maxLength = CommandLimits.TEXT) @Nullable String rootCause,
            @Nullable Instant eta, @Nullable Visibility visibility,
            @Schema(maxLength = CommandLimits.TEXT) @Nullable String reason) implements MergePatch {

        private static final Map<String, String> IRREMOVABLE = Map.of("title", "every incident has a title",
                "summary", replaceable("a summary"), "issue", replaceable("an issue"),
                "rootCause", replaceable("a root cause"), "eta", replaceable("an ETA"),
                "visibility", "every incident has a visibility, normal or restricted",
                "reason", "it belongs to a change of the visibility and is not a field of the incident");

        private static String replaceable(String fact) {
            return fact + " can only be replaced";
        }

        @Override
        public Map<String, String> irremovable() {
            return IRREMOVABLE;
        }

        @Override
        public void check(Validator validator) {
            validator.line("/title", title, CommandLimits.TITLE);
            validator.text("/summary", summary, CommandLimits.TEXT);
            validator.labels("/labels", labels, CommandLimits.LABELS, CommandLimits.NAME, true);
            validator.text("/issue", issue, CommandLimits.TEXT);
            validator.text("/rootCause", rootCause, CommandLimits.TEXT);
            validator.text("/reason", reason, CommandLimits.TEXT);
            if (reason != null && visibility == null && !validator.mentions("/visibility")) {
                validator.fault("/reason", "is only allowed together with visibility");
            }
        }
    }

    record Services(@Nullable List<String> add, @Nullable List<String> remove) implements CommandBody {

        @Override
        public void check(Validator validator) {
            validator.names("/add", add, CommandLimits.SERVICES, CommandLimits.NAME);
            validator.names("/remove", remove, CommandLimits.SERVICES, CommandLimits.NAME);
        }
    }

    record MilestoneStatement(@Schema(requiredMode = REQUIRED) @Nullable Instant at, @Nullable MilestoneQuality quality,
            @Schema(maxLength = CommandLimits.TEXT) @Nullable String reason) implements CommandBody {

        @Override
        public void check(Validator validator) {
            validator.required("/at", at);
            validator.text("/reason", reason, CommandLimits.TEXT);
        }
    }

    record Withdrawal(@Schema(maxLength = CommandLimits.TEXT) @Nullable String reason) implements CommandBody {

        @Override
        public void check(Validator validator) {
            validator.text("/reason", reason, CommandLimits.TEXT);
        }
    }
}
