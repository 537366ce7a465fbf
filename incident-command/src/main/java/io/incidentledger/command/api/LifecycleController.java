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
import io.incidentledger.events.validation.Validator;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import static io.incidentledger.events.validation.Validator.given;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

/// Endpoints for the lifecycle of an incident, from its acknowledgement to its end.
@RestController
@RequestMapping(path = "/v1/incidents/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
final class LifecycleController {

    private static final String INCIDENT = "id or display number of an incident";

    private final CommandResponder responder;

    LifecycleController(CommandResponder responder) {
        this.responder = responder;
    }

    @PostMapping("/acknowledge")
    Mono<ResponseEntity<CommandResult>> acknowledgeIncident(CommandRequest<Acknowledgement> request) {
        return responder.change(new AcknowledgeIncident(request.incidentId(), request.body().at()), request);
    }

    @PostMapping("/mitigate")
    Mono<ResponseEntity<CommandResult>> mitigateIncident(CommandRequest<Step> request) {
        Step step = request.body();
        return responder.change(new MitigateIncident(request.incidentId(), step.words(), step.at()), request);
    }

    @PostMapping("/resolve")
    Mono<ResponseEntity<CommandResult>> resolveIncident(CommandRequest<Step> request) {
        Step step = request.body();
        return responder.change(new ResolveIncident(request.incidentId(), step.words(), step.at()), request);
    }

    @PostMapping("/reopen")
    Mono<ResponseEntity<CommandResult>> reopenIncident(CommandRequest<Step> request) {
        Step step = request.body();
        return responder.change(new ReopenIncident(request.incidentId(), step.words(), step.at()), request);
    }

    @PostMapping("/close")
    Mono<ResponseEntity<CommandResult>> closeIncident(CommandRequest<Step> request) {
        Step step = request.body();
        return responder.change(new CloseIncident(request.incidentId(), step.words(), step.at()), request);
    }

    @PostMapping("/cancel")
    Mono<ResponseEntity<CommandResult>> cancelIncident(CommandRequest<Step> request) {
        Step step = request.body();
        return responder.change(new CancelIncident(request.incidentId(), step.words(), step.at()), request);
    }

    @PostMapping("/revive")
    Mono<ResponseEntity<CommandResult>> reviveIncident(CommandRequest<Step> request) {
        Step step = request.body();
        return responder.change(new ReviveIncident(request.incidentId(), step.words(), step.at()), request);
    }

    @PostMapping("/merge")
    Mono<ResponseEntity<CommandResult>> mergeIncident(CommandRequest<Merger> request) {
        Merger merger = request.body();
        return responder.named(given(merger.into())).flatMap(into -> responder.change(
                new MergeIncident(request.incidentId(), into, merger.words(), merger.at()), request));
    }

    @PostMapping("/unmerge")
    Mono<ResponseEntity<CommandResult>> unmergeIncident(CommandRequest<Step> request) {
        Step step = request.body();
        return responder.change(new UnmergeIncident(request.incidentId(), step.words(), step.at()), request);
    }

    record Acknowledgement(@Nullable Instant at) implements CommandBody {

        @Override
        public void check(Validator validator) {
            // Nothing to validate: the only field is an instant, which was parsed when the body was read.
        }
    }

    /// A lifecycle step with a text, which callers may send either as message or as reason.
    record Step(@Nullable Instant at, @Schema(maxLength = CommandLimits.TEXT) @Nullable String message,
            @Schema(maxLength = CommandLimits.TEXT) @Nullable String reason) implements CommandBody {

        @Override
        public void check(Validator validator) {
            Words.check(message, reason, validator);
        }

        @Nullable String words() {
            return Words.of(message, reason);
        }
    }

    record Merger(@Schema(requiredMode = REQUIRED, description = INCIDENT) @Nullable String into, @Nullable Instant at,
            @Schema(maxLength = CommandLimits.TEXT) @Nullable String message,
            @Schema(maxLength = CommandLimits.TEXT) @Nullable String reason) implements CommandBody {

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
