package io.incidentledger.command.api;

import io.incidentledger.command.incident.IncidentCommand.PublishPostmortem;
import io.incidentledger.command.incident.IncidentCommand.SignOffPostmortem;
import io.incidentledger.command.incident.IncidentCommand.WritePostmortemSection;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.validation.Checks;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.ProblemType;
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

import static io.incidentledger.events.validation.Checks.given;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

/** Writing a postmortem, vouching for its timeline, publishing it. */
@RestController
@RequestMapping(path = "/v1/incidents/{id}/postmortem", produces = MediaType.APPLICATION_JSON_VALUE)
final class PostmortemController {

    private static final WireNames<PostmortemSection> SECTIONS = new WireNames<>(PostmortemSection.class);

    private final CommandDesk desk;

    PostmortemController(CommandDesk desk) {
        this.desk = desk;
    }

    @PutMapping("/sections/{section}")
    Mono<ResponseEntity<CommandAnswer>> writeSection(
            @Parameter(schema = @Schema(implementation = PostmortemSection.class)) @PathVariable String section,
            CommandRequest<SectionText> request) {
        return desk.change(new WritePostmortemSection(request.incidentId(),
                Names.inPath(ProblemType.UNKNOWN_SECTION, section, SECTIONS),
                given(request.body().markdown())), request.context());
    }

    @PostMapping("/sign-off")
    Mono<ResponseEntity<CommandAnswer>> signOff(CommandRequest<CommandBody.Nothing> request) {
        return desk.change(new SignOffPostmortem(request.incidentId()), request.context());
    }

    @PostMapping("/publish")
    Mono<ResponseEntity<CommandAnswer>> publish(CommandRequest<CommandBody.Nothing> request) {
        return desk.change(new PublishPostmortem(request.incidentId()), request.context());
    }

    /** An empty text empties the section. */
    record SectionText(@Schema(requiredMode = REQUIRED, maxLength = Limits.TEXT) @Nullable String markdown)
            implements
                CommandBody {

        @Override
        public void check(Checks checks) {
            checks.required("/markdown", markdown);
            checks.textOrNothing("/markdown", markdown, Limits.TEXT);
        }
    }
}
