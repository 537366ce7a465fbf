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
import io.incidentledger.events.validation.MaxItems;
import io.incidentledger.events.validation.TextFormat;
import io.incidentledger.events.validation.Validator;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.openapi.Irremovable;
import io.incidentledger.http.openapi.MemberRule;
import io.incidentledger.http.problems.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
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

import static io.incidentledger.events.validation.TextFormat.Kind.LINE;
import static io.incidentledger.events.validation.TextFormat.Kind.NAME;
import static io.incidentledger.events.validation.TextFormat.Kind.TEXT;
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

    @Operation(operationId = "changeDetails", tags = ApiTags.INCIDENTS, summary = "Change the details of an incident",
            description = "A JSON merge patch (RFC 7396): absent members stay as they are. A label that is "
                    + "null is removed; null instead of the labels removes all of them.")
    @PatchMapping
    Mono<ResponseEntity<CommandResult>> changeDetails(CommandRequest<Details> request) {
        Details body = request.body();
        return responder.change(new ChangeDetails(request.incidentId(), body.title(), body.summary(), body.labels(),
                request.removed().contains("labels"), body.issue(), body.rootCause(), body.eta(), body.visibility(),
                body.reason()), request);
    }

    @Operation(operationId = "changeServices", tags = ApiTags.INCIDENTS, summary = "Add and remove affected services")
    @PatchMapping("/services")
    Mono<ResponseEntity<CommandResult>> changeServices(CommandRequest<Services> request) {
        Services body = request.body();
        return responder.change(new ChangeServices(request.incidentId(), NameNormalizer.distinct(body.add()),
                NameNormalizer.distinct(body.remove())), request);
    }

    @Operation(operationId = "recordMilestone", tags = ApiTags.MILESTONES,
            summary = "State when a milestone was reached",
            description = "The statement takes precedence over the time that follows from the recorded events.")
    @PutMapping("/milestones/{milestone}")
    Mono<ResponseEntity<CommandResult>> recordMilestone(
            @Parameter(schema = @Schema(implementation = Milestone.class)) @PathVariable String milestone,
            CommandRequest<MilestoneStatement> request) {
        MilestoneStatement body = request.body();
        return responder.change(new RecordMilestone(request.incidentId(),
                NameNormalizer.inPath(ProblemType.UNKNOWN_MILESTONE, milestone, MILESTONES),
                given(body.at()), body.quality(), body.reason()), request);
    }

    @Operation(operationId = "clearMilestone", tags = ApiTags.MILESTONES,
            summary = "Withdraw the statement of a milestone")
    @DeleteMapping("/milestones/{milestone}")
    Mono<ResponseEntity<CommandResult>> clearMilestone(
            @Parameter(schema = @Schema(implementation = Milestone.class)) @PathVariable String milestone,
            CommandRequest<Withdrawal> request) {
        return responder.change(new ClearMilestone(request.incidentId(),
                NameNormalizer.inPath(ProblemType.UNKNOWN_MILESTONE, milestone, MILESTONES),
                request.body().reason()), request);
    }

    /// Changes of an incident's details, as a JSON merge patch (RFC 7396). Absent members stay as they are.
    ///
    /// @param title what is wrong, in one line
    /// @param summary what happened, in any number of lines
    /// @param labels the labels to set; a null value removes a label, and null instead of an object removes all of
    ///     them
    /// @param issue the problem that people see
    /// @param rootCause why it happened
    /// @param eta when the incident is expected to be over
    /// @param visibility who may see the incident
    /// @param reason why the visibility changes; requires `visibility`
    @MemberRule(requires = {"reason", "visibility"})
    @Schema(name = "DetailsPatch")
    record Details(
            @Irremovable("every incident has a title") @TextFormat(value = LINE,
                    max = CommandLimits.TITLE) @Nullable String title,
            @Irremovable("a summary can only be replaced") @TextFormat(value = TEXT,
                    max = CommandLimits.TEXT) @Nullable String summary,
            @MaxItems(CommandLimits.LABELS) @Nullable Map<@TextFormat(value = NAME,
                    max = CommandLimits.NAME) String, @TextFormat(value = NAME,
                            max = CommandLimits.NAME) @Nullable String> labels,
            @Irremovable("an issue can only be replaced") @TextFormat(value = TEXT,
                    max = CommandLimits.TEXT) @Nullable String issue,
            @Irremovable("a root cause can only be replaced") @TextFormat(value = TEXT,
                    max = CommandLimits.TEXT) @Nullable String rootCause,
            @Irremovable("an ETA can only be replaced") @Nullable Instant eta,
            @Irremovable("every incident has a visibility, normal or restricted") @Nullable Visibility visibility,
            @Irremovable("it belongs to a change of the visibility and is not a field of the incident") @TextFormat(
                    value = TEXT, max = CommandLimits.TEXT) @Nullable String reason)
            implements
                MergePatch {

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

    /// Changes of the affected services.
    ///
    /// @param add services that are affected as well
    /// @param remove services that are not affected
    @Schema(name = "ServicesChange")
    record Services(
            @MaxItems(CommandLimits.SERVICES) @Nullable List<@TextFormat(value = NAME,
                    max = CommandLimits.NAME) String> add,
            @MaxItems(CommandLimits.SERVICES) @Nullable List<@TextFormat(value = NAME,
                    max = CommandLimits.NAME) String> remove)
            implements
                CommandBody {

        @Override
        public void check(Validator validator) {
            validator.names("/add", add, CommandLimits.SERVICES, CommandLimits.NAME);
            validator.names("/remove", remove, CommandLimits.SERVICES, CommandLimits.NAME);
        }
    }

    /// A statement of when a milestone was reached. It takes precedence over what follows from other events.
    ///
    /// @param at when the milestone was reached
    /// @param quality how reliably that time is known; null: not specified
    record MilestoneStatement(@Schema(requiredMode = REQUIRED) @Nullable Instant at, @Nullable MilestoneQuality quality,
            @TextFormat(value = TEXT, max = CommandLimits.TEXT) @Nullable String reason) implements CommandBody {

        @Override
        public void check(Validator validator) {
            validator.required("/at", at);
            validator.text("/reason", reason, CommandLimits.TEXT);
        }
    }

    /// The withdrawal of a statement about a milestone.
    @Schema(name = "MilestoneWithdrawal")
    record Withdrawal(
            @TextFormat(value = TEXT, max = CommandLimits.TEXT) @Nullable String reason) implements CommandBody {

        @Override
        public void check(Validator validator) {
            validator.text("/reason", reason, CommandLimits.TEXT);
        }
    }
}
