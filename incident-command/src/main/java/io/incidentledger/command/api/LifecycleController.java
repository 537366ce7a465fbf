package io.incidentledger.command.api;

import java.time.Instant;

import io.incidentledger.command.incident.IncidentCommand.AcknowledgeIncident;
import io.incidentledger.command.incident.IncidentCommand.CancelIncident;
import io.incidentledger.command.incident.IncidentCommand.CloseIncident;
import io.incidentledger.command.incident.IncidentCommand.MergeIncident;
import io.incidentledger.command.incident.IncidentCommand.MitigateIncident;
import io.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import io.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import io.incidentledger.command.incident.IncidentCommand.ReviveIncident;
import io.incidentledger.command.incident.IncidentCommand.UnmergeIncident;
import io.incidentledger.events.validation.TextFormat;
import io.incidentledger.events.validation.Validator;
import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.openapi.MemberRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import static io.incidentledger.events.validation.TextFormat.Kind.INCIDENT;
import static io.incidentledger.events.validation.TextFormat.Kind.TEXT;
import static io.incidentledger.events.validation.Validator.given;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

/// Endpoints for the lifecycle of an incident, from its acknowledgement to its end.
@RestController
@RequestMapping(path = "/v1/incidents/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
final class LifecycleController {

    private final CommandResponder responder;

    LifecycleController(CommandResponder responder) {
        this.responder = responder;
    }

    @Operation(operationId = "acknowledgeIncident", tags = ApiTags.LIFECYCLE, summary = "Acknowledge an incident",
            description = "Each person acknowledges separately.")
    @PostMapping("/acknowledge")
    Mono<ResponseEntity<CommandResult>> acknowledgeIncident(CommandRequest<Acknowledgement> request) {
        return responder.change(new AcknowledgeIncident(request.incidentId(), request.body().at()), request);
    }

    @Operation(operationId = "mitigateIncident", tags = ApiTags.LIFECYCLE,
            summary = "Record that the impact is contained")
    @PostMapping("/mitigate")
    Mono<ResponseEntity<CommandResult>> mitigateIncident(CommandRequest<Step> request) {
        Step step = request.body();
        return responder.change(new MitigateIncident(request.incidentId(), step.words(), step.at()), request);
    }

    @Operation(operationId = "resolveIncident", tags = ApiTags.LIFECYCLE, summary = "Resolve an incident",
            description = "Ends the impact, too, unless its end is recorded.")
    @PostMapping("/resolve")
    Mono<ResponseEntity<CommandResult>> resolveIncident(CommandRequest<Step> request) {
        Step step = request.body();
        return responder.change(new ResolveIncident(request.incidentId(), step.words(), step.at()), request);
    }

    @Operation(operationId = "reopenIncident", tags = ApiTags.LIFECYCLE,
            summary = "Reopen a resolved or closed incident")
    @PostMapping("/reopen")
    Mono<ResponseEntity<CommandResult>> reopenIncident(CommandRequest<Step> request) {
        Step step = request.body();
        return responder.change(new ReopenIncident(request.incidentId(), step.words(), step.at()), request);
    }

    @Operation(operationId = "closeIncident", tags = ApiTags.LIFECYCLE, summary = "Close a resolved incident")
    @PostMapping("/close")
    Mono<ResponseEntity<CommandResult>> closeIncident(CommandRequest<Step> request) {
        Step step = request.body();
        return responder.change(new CloseIncident(request.incidentId(), step.words(), step.at()), request);
    }

    @Operation(operationId = "cancelIncident", tags = ApiTags.LIFECYCLE, summary = "Cancel a false alarm")
    @PostMapping("/cancel")
    Mono<ResponseEntity<CommandResult>> cancelIncident(CommandRequest<Step> request) {
        Step step = request.body();
        return responder.change(new CancelIncident(request.incidentId(), step.words(), step.at()), request);
    }

    @Operation(operationId = "reviveIncident", tags = ApiTags.LIFECYCLE,
            summary = "Undo the cancellation of an incident")
    @PostMapping("/revive")
    Mono<ResponseEntity<CommandResult>> reviveIncident(CommandRequest<Step> request) {
        Step step = request.body();
        return responder.change(new ReviveIncident(request.incidentId(), step.words(), step.at()), request);
    }

    @Operation(operationId = "mergeIncident", tags = ApiTags.LIFECYCLE,
            summary = "Merge a duplicate into another incident")
    @PostMapping("/merge")
    Mono<ResponseEntity<CommandResult>> mergeIncident(CommandRequest<Merger> request) {
        Merger merger = request.body();
        return responder.named(given(merger.into())).flatMap(into -> responder.change(
                new MergeIncident(request.incidentId(), into, merger.words(), merger.at()), request));
    }

    @Operation(operationId = "unmergeIncident", tags = ApiTags.LIFECYCLE, summary = "Undo a merge")
    @PostMapping("/unmerge")
    Mono<ResponseEntity<CommandResult>> unmergeIncident(CommandRequest<Step> request) {
        Step step = request.body();
        return responder.change(new UnmergeIncident(request.incidentId(), step.words(), step.at()), request);
    }

    /// Says that the actor is working on the incident.
    record Acknowledgement(@Nullable Instant at) implements CommandBody {

        @Override
        public void check(Validator validator) {
            // Nothing to validate: the only field is an instant, which was parsed when the body was read.
        }
    }

    /// A step in the lifecycle of an incident, with a text that may be called `message` or `reason`.
    ///
    /// @param message what happened; null: nothing to add
    /// @param reason the same as `message`, for steps that need a reason rather than a message
    @MemberRule(atMostOne = {"message", "reason"})
    @Schema(name = "LifecycleStep")
    record Step(@Nullable Instant at, @TextFormat(value = TEXT, max = CommandLimits.TEXT) @Nullable String message,
            @TextFormat(value = TEXT, max = CommandLimits.TEXT) @Nullable String reason) implements CommandBody {

        @Override
        public void check(Validator validator) {
            Words.check(message, reason, validator);
        }

        @Nullable String words() {
            return Words.of(message, reason);
        }
    }

    /// The merge of a duplicate into the incident that continues.
    ///
    /// @param into id or display number of the incident that continues
    /// @param message what the two have in common; null: nothing to add
    /// @param reason the same as `message`
    @MemberRule(atMostOne = {"message", "reason"})
    @Schema(name = "IncidentMerger")
    record Merger(@Schema(requiredMode = REQUIRED) @TextFormat(INCIDENT) @Nullable String into,
            @Nullable Instant at,
            @TextFormat(value = TEXT, max = CommandLimits.TEXT) @Nullable String message,
            @TextFormat(value = TEXT, max = CommandLimits.TEXT) @Nullable String reason) implements CommandBody {

        @Override
        public void check(Validator validator) {
            validator.incident("/into", into);
            Words.check(message, reason, validator);
        }

        @Nullable String words() {
            return Words.of(message, reason);
        }
    }

    private static final class Words {

        static void check(@Nullable String message, @Nullable String reason, Validator validator) {
            validator.text("/message", message, CommandLimits.TEXT);
            validator.text("/reason", reason, CommandLimits.TEXT);
            if (message != null && reason != null) {
                validator.fault("/reason", "must not be combined with message: both are recorded as the same text");
            }
        }

        static @Nullable String of(@Nullable String message, @Nullable String reason) {
            return message != null ? message : reason;
        }
    }
}
