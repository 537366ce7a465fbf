package io.incidentledger.command.api;

import io.incidentledger.command.incident.IncidentCommand.PublishPostmortem;
import io.incidentledger.command.incident.IncidentCommand.SignOffPostmortem;
import io.incidentledger.command.incident.IncidentCommand.WritePostmortemSection;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.validation.TextFormat;
import io.incidentledger.events.validation.Validator;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.problems.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import static io.incidentledger.events.validation.TextFormat.Kind.TEXT_OR_EMPTY;
import static io.incidentledger.events.validation.Validator.given;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

/// Endpoints that write a postmortem, sign off its timeline and publish it.
@RestController
@RequestMapping(path = "/v1/incidents/{id}/postmortem", produces = MediaType.APPLICATION_JSON_VALUE)
final class PostmortemCommandController {

    private static final WireNames<PostmortemSection> SECTIONS = new WireNames<>(PostmortemSection.class);

    private final CommandResponder responder;

    PostmortemCommandController(CommandResponder responder) {
        this.responder = responder;
    }

    @Operation(operationId = "writePostmortemSection", tags = ApiTags.POSTMORTEMS,
            summary = "Write a section of a postmortem",
            description = "Markdown. An empty text clears the section.")
    @PutMapping("/sections/{section}")
    Mono<ResponseEntity<CommandResult>> writeSection(
            @Parameter(schema = @Schema(implementation = PostmortemSection.class)) @PathVariable String section,
            CommandRequest<SectionText> request) {
        return responder.change(new WritePostmortemSection(request.incidentId(),
                NameNormalizer.inPath(ProblemType.UNKNOWN_SECTION, section, SECTIONS),
                given(request.body().markdown())), request);
    }

    @Operation(operationId = "signOffPostmortem", tags = ApiTags.POSTMORTEMS,
            summary = "Sign off the timeline of a postmortem",
            description = "The sign-off lapses when the timeline changes.")
    @PostMapping("/sign-off")
    Mono<ResponseEntity<CommandResult>> signOff(CommandRequest<CommandBody.Nothing> request) {
        return responder.change(new SignOffPostmortem(request.incidentId()), request);
    }

    @Operation(operationId = "publishPostmortem", tags = ApiTags.POSTMORTEMS, summary = "Publish a postmortem",
            description = "The timeline has to be signed off first.")
    @PostMapping("/publish")
    Mono<ResponseEntity<CommandResult>> publish(CommandRequest<CommandBody.Nothing> request) {
        return responder.change(new PublishPostmortem(request.incidentId()), request);
    }

    /// The text of a section of the postmortem.
    ///
    /// @param markdown the whole text in Markdown, which replaces the former one; an empty text clears the section
    record SectionText(@Schema(requiredMode = REQUIRED) @TextFormat(value = TEXT_OR_EMPTY,
            max = CommandLimits.TEXT) @Nullable String markdown)
            implements
                CommandBody {

        @Override
        public void check(Validator validator) {
            validator.required("/markdown", markdown);
            validator.textOrNothing("/markdown", markdown, CommandLimits.TEXT);
        }
    }
}
