package io.incidentledger.command.api;

import java.net.URI;
import java.util.function.Function;

import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.command.dispatch.CommandDispatcher;
import io.incidentledger.command.dispatch.CommandOutcome;
import io.incidentledger.command.dispatch.IncidentExistsException;
import io.incidentledger.command.dispatch.IncidentLookup;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.events.IdNormalizer;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/// Sends commands to the dispatcher and turns their outcomes into responses. A client that disconnects does not cancel
/// its command. Thread-safe.
final class CommandResponder {

    private final CommandDispatcher dispatcher;
    private final IncidentLookup incidents;

    CommandResponder(CommandDispatcher dispatcher, IncidentLookup incidents) {
        this.dispatcher = dispatcher;
        this.incidents = incidents;
    }

    /// Runs a command that changes an incident; responds with 200.
    Mono<ResponseEntity<CommandResponse>> change(IncidentCommand command, CommandContext context) {
        return send(command, context).map(outcome -> answer(ResponseEntity.ok(), outcome, CommandResponse.of(outcome)));
    }

    /// Runs a command that creates something; responds with 201.
    ///
    /// @param path the path of what was created, relative to its incident; empty: the incident itself was created
    Mono<ResponseEntity<CommandResponse>> create(IncidentCommand command, CommandContext context, String path,
            Function<CommandOutcome, CommandResponse> answering) {
        return send(command, context).map(outcome -> {
            URI location = URI.create("/v1/incidents/" + outcome.streamId() + path);
            return answer(ResponseEntity.created(location), outcome, answering.apply(outcome));
        });
    }

    /// Responds with 200 and the existing incident, for callers who prefer that to an error.
    ResponseEntity<CommandResponse> found(IncidentExistsException exists) {
        CommandOutcome existing = exists.existing();
        return answer(ResponseEntity.ok().location(URI.create("/v1/incidents/" + existing.streamId()))
                .header("Preference-Applied", "return=existing"), existing, CommandResponse.of(exists));
    }

    /// Returns the id of an incident that a request names by id or by number.
    Mono<String> named(String name) {
        return Mono.fromFuture(() -> incidents.incidentNamed(IdNormalizer.of(name)), true);
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
