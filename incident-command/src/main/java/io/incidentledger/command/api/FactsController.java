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

/** What is known about an incident: words, services, times. */
@RestController
@RequestMapping(path = "/v1/incidents/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
final class FactsController {

    private static final WireNames<Milestone> MILESTONES = new WireNames<>(Milestone.class);

    private final CommandDesk desk;

    FactsController(CommandDesk desk) {
        this.desk = desk;
    }

    @PutMapping("/details")
    Mono<ResponseEntity<CommandAnswer>> changeDetails(CommandRequest<Details> request) {
        Details body = request.body();
        return desk.change(new ChangeDetails(request.incidentId(), body.title(), body.summary(), body.labels(),
                body.issue(), body.rootCause(), body.eta()), request.context());
    }

    @PutMapping("/services")
    Mono<ResponseEntity<CommandAnswer>> changeServices(CommandRequest<Services> request) {
        Services body = request.body();
        return desk.change(new ChangeServices(request.incidentId(), Names.distinct(body.add()),
                Names.distinct(body.remove())), request.context());
    }

    @PutMapping("/milestones/{milestone}")
    Mono<ResponseEntity<CommandAnswer>> recordMilestone(
            @Parameter(schema = @Schema(implementation = Milestone.class)) @PathVariable String milestone,
            CommandRequest<MilestoneStatement> request) {
        MilestoneStatement body = request.body();
        return desk.change(new RecordMilestone(request.incidentId(),
                Names.inPath(ProblemType.UNKNOWN_MILESTONE, milestone, MILESTONES),
                given(body.at()), body.quality(), body.reason()), request.context());
    }

    @DeleteMapping("/milestones/{milestone}")
    Mono<ResponseEntity<CommandAnswer>> clearMilestone(
            @Parameter(schema = @Schema(implementation = Milestone.class)) @PathVariable String milestone,
            CommandRequest<Withdrawal> request) {
        return desk.change(new ClearMilestone(request.incidentId(),
                Names.inPath(ProblemType.UNKNOWN_MILESTONE, milestone, MILESTONES),
                request.body().reason()), request.context());
    }

    /** Given facts change; a label with the value null is removed. */
    record Details(@Schema(maxLength = Limits.TITLE) @Nullable String title,
            @Schema(maxLength = Limits.TEXT) @Nullable String summary,
            @Nullable Map<String, @Nullable String> labels, @Schema(maxLength = Limits.TEXT) @Nullable String issue,
            @Schema(maxLength = Limits.TEXT) @Nullable String rootCause,
            @Nullable Instant eta) implements CommandBody {

        @Override
        public void check(Checks checks) {
            checks.line("/title", title, Limits.TITLE);
            checks.text("/summary", summary, Limits.TEXT);
            checks.labels("/labels", labels, Limits.LABELS, Limits.NAME, true);
            checks.text("/issue", issue, Limits.TEXT);
            checks.text("/rootCause", rootCause, Limits.TEXT);
        }
    }

    record Services(@Nullable List<String> add, @Nullable List<String> remove) implements CommandBody {

        @Override
        public void check(Checks checks) {
            checks.names("/add", add, Limits.SERVICES, Limits.NAME);
            checks.names("/remove", remove, Limits.SERVICES, Limits.NAME);
        }
    }

    record MilestoneStatement(@Schema(requiredMode = REQUIRED) @Nullable Instant at, @Nullable MilestoneQuality quality,
            @Schema(maxLength = Limits.TEXT) @Nullable String reason) implements CommandBody {

        @Override
        public void check(Checks checks) {
            checks.required("/at", at);
            checks.text("/reason", reason, Limits.TEXT);
        }
    }

    record Withdrawal(@Schema(maxLength = Limits.TEXT) @Nullable String reason) implements CommandBody {

        @Override
        public void check(Checks checks) {
            checks.text("/reason", reason, Limits.TEXT);
        }
    }
}
