package io.incidentledger.command.api;

import java.net.URI;
import java.util.function.Function;

import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.command.dispatch.CommandDispatcher;
import io.incidentledger.command.dispatch.CommandOutcome;
import io.incidentledger.command.dispatch.IncidentExistsException;
import io.incidentledger.command.dispatch.IncidentLookup;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.events.CanonicalId;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/// Hands commands to the pipeline and turns their outcomes into answers. A caller that hangs up does not stop its
/// command. Thread-safe.
final class CommandResponder {

    private final CommandDispatcher dispatcher;
    private final IncidentLookup incidents;

    CommandResponder(CommandDispatcher dispatcher, IncidentLookup incidents) {
        this.dispatcher = dispatcher;
        this.incidents = incidents;
    }

    /// Runs a command that changes an incident: 200.
    Mono<ResponseEntity<CommandResponse>> change(IncidentCommand command, CommandContext context) {
        return send(command, context).map(outcome -> answer(ResponseEntity.ok(), outcome, CommandResponse.of(outcome)));
    }

    /// Runs a command that makes something: 201.
    ///
    /// @param path where it is found, below its incident; empty: it is the incident
    Mono<ResponseEntity<CommandResponse>> create(IncidentCommand command, CommandContext context, String path,
            Function<CommandOutcome, CommandResponse> answering) {
        return send(command, context).map(outcome -> {
            URI location = URI.create("/v1/incidents/" + outcome.streamId() + path);
            return answer(ResponseEntity.created(location), outcome, answering.apply(outcome));
        });
    }

    /// An incident that was there before: 200, for callers who prefer that to a refusal.
    ResponseEntity<CommandResponse> found(IncidentExistsException exists) {
        CommandOutcome existing = exists.existing();
        return answer(ResponseEntity.ok().location(URI.create("/v1/incidents/" + existing.streamId()))
                .header("Preference-Applied", "return=existing"), existing, CommandResponse.of(exists));
    }

    /// The id of an incident that a body names by its id or its number.
    Mono<String> named(String name) {
        return Mono.fromFuture(() -> incidents.incidentNamed(CanonicalId.of(name)), true);
    }

    private Mono<CommandOutcome> send(IncidentCommand command, CommandContext context) {
        return Mono.fromFuture(() -> dispatcher.send(command, context), true);
    }

    private static ResponseEntity<CommandResponse> answer(ResponseEntity.BodyBuilder builder, CommandOutcome outcome,
            CommandResponse answer) {
        builder.eTag("\"" + outcome.sequence() + "\"");
        if (outcome.replayed()) {
            builder.header(CommandHeaders.IDEMPOTENCY_REPLAYED, "true");
        }
        return builder.body(answer);
    }
}
