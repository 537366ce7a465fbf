package io.incidentledger.command.api;

import java.net.URI;
import java.util.function.Function;

import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.pipeline.CommandContext;
import io.incidentledger.command.pipeline.CommandOutcome;
import io.incidentledger.command.pipeline.CommandPipeline;
import io.incidentledger.command.pipeline.IncidentExists;
import io.incidentledger.command.pipeline.IncidentLookup;
import io.incidentledger.events.CanonicalId;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/** Hands commands to the pipeline and turns their outcomes into answers. A caller that hangs up does not stop its command. Thread-safe. */
final class CommandDesk {

    private final CommandPipeline pipeline;
    private final IncidentLookup incidents;

    CommandDesk(CommandPipeline pipeline, IncidentLookup incidents) {
        this.pipeline = pipeline;
        this.incidents = incidents;
    }

    /** Runs a command that changes an incident: 200. */
    Mono<ResponseEntity<CommandAnswer>> change(IncidentCommand command, CommandContext context) {
        return send(command, context).map(outcome -> answer(ResponseEntity.ok(), outcome, CommandAnswer.of(outcome)));
    }

    /**
     * Runs a command that makes something: 201.
     *
     * @param path
     *            where it is found, below its incident; empty: it is the incident
     */
    Mono<ResponseEntity<CommandAnswer>> create(IncidentCommand command, CommandContext context, String path,
            Function<CommandOutcome, CommandAnswer> answering) {
        return send(command, context).map(outcome -> {
            URI location = URI.create("/v1/incidents/" + outcome.streamId() + path);
            return answer(ResponseEntity.created(location), outcome, answering.apply(outcome));
        });
    }

    /** An incident that was there before: 200, for callers who prefer that to a refusal. */
    ResponseEntity<CommandAnswer> found(IncidentExists exists) {
        CommandOutcome existing = exists.existing();
        return answer(ResponseEntity.ok().location(URI.create("/v1/incidents/" + existing.streamId()))
                .header("Preference-Applied", "return=existing"), existing, CommandAnswer.of(exists));
    }

    /** The id of an incident that a body names by its id or its number. */
    Mono<String> named(String name) {
        return Mono.fromFuture(() -> incidents.incidentNamed(CanonicalId.of(name)), true);
    }

    private Mono<CommandOutcome> send(IncidentCommand command, CommandContext context) {
        return Mono.fromFuture(() -> pipeline.send(command, context), true);
    }

    private static ResponseEntity<CommandAnswer> answer(ResponseEntity.BodyBuilder builder, CommandOutcome outcome,
            CommandAnswer answer) {
        builder.eTag("\"" + outcome.sequence() + "\"");
        if (outcome.replayed()) {
            builder.header(CommandHeaders.IDEMPOTENCY_REPLAYED, "true");
        }
        return builder.body(answer);
    }
}
