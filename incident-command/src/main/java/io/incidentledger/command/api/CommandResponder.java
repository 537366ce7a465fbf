package io.incidentledger.command.api;

import java.net.URI;
import java.util.function.Function;

import io.incidentledger.command.dispatch.CommandDispatcher;
import io.incidentledger.command.dispatch.CommandReceipt;
import io.incidentledger.command.dispatch.IncidentExistsException;
import io.incidentledger.command.dispatch.IncidentIdResolver;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.events.IdEquality;
import io.incidentledger.http.IncidentRepresentationReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

import static java.util.Objects.requireNonNull;

/// Sends commands to the dispatcher and turns their outcomes into responses. A client that disconnects does not cancel
/// its command. Thread-safe.
final class CommandResponder {

    private final CommandDispatcher dispatcher;
    private final IncidentIdResolver incidents;
    private final @Nullable IncidentRepresentationReader representations;

    /// @param representations null: this program has no views to show incidents
    CommandResponder(CommandDispatcher dispatcher, IncidentIdResolver incidents,
            @Nullable IncidentRepresentationReader representations) {
        this.dispatcher = dispatcher;
        this.incidents = incidents;
        this.representations = representations;
    }

    /// Runs a command that changes an incident; responds with 200.
    Mono<ResponseEntity<CommandResult>> change(IncidentCommand command, CommandRequest<?> request) {
        return send(command, request)
                .flatMap(outcome -> answer(ResponseEntity.ok(), outcome, CommandResponse.of(outcome), request));
    }

    /// Runs a command that creates something; responds with 201.
    ///
    /// @param location the path at which what was created can be read
    Mono<ResponseEntity<CommandResult>> create(IncidentCommand command, CommandRequest<?> request, String location,
            Function<CommandReceipt, CommandResponse> answering) {
        return send(command, request).flatMap(outcome -> answer(
                ResponseEntity.created(URI.create(location)), outcome, answering.apply(outcome),
                request));
    }

    /// Responds with 200 and the existing incident, for callers who prefer that to an error.
    ResponseEntity<CommandResult> found(IncidentExistsException exists) {
        CommandReceipt existing = exists.existing();
        return receipt(ResponseEntity.ok().location(URI.create(incident(existing)))
                .headers(ReturnPreference.EXISTING::applied), existing, CommandResponse.of(exists));
    }

    /// Returns the id of an incident that a request names by id or by number.
    Mono<String> named(String name) {
        return Mono.fromFuture(() -> incidents.incidentNamed(IdEquality.of(name)), true);
    }

    private Mono<CommandReceipt> send(IncidentCommand command, CommandRequest<?> request) {
        return Mono.fromFuture(() -> dispatcher.send(command, request.context()), true);
    }

    private Mono<ResponseEntity<CommandResult>> answer(ResponseEntity.BodyBuilder builder, CommandReceipt outcome,
            CommandResponse receipt, CommandRequest<?> request) {
        Mono<ResponseEntity<CommandResult>> plain = Mono.fromSupplier(() -> receipt(builder, outcome, receipt));
        if (representations == null || request.preference() != ReturnPreference.REPRESENTATION) {
            return plain;
        }
        return representations.read(outcome.streamId(), outcome.position())
                .map(shown -> shown(builder, outcome, shown)).switchIfEmpty(plain);
    }

    private static ResponseEntity<CommandResult> shown(ResponseEntity.BodyBuilder builder, CommandReceipt outcome,
            ResponseEntity<Object> shown) {
        builder.headers(shown.getHeaders()).headers(ReturnPreference.REPRESENTATION::applied)
                .header(HttpHeaders.CONTENT_LOCATION, incident(outcome));
        return replayed(builder, outcome)
                .body(new CommandResult.Representation(requireNonNull(shown.getBody())));
    }

    private static ResponseEntity<CommandResult> receipt(ResponseEntity.BodyBuilder builder, CommandReceipt outcome,
            CommandResponse receipt) {
        return replayed(builder.eTag("\"" + outcome.sequence() + "\""), outcome).body(receipt);
    }

    private static ResponseEntity.BodyBuilder replayed(ResponseEntity.BodyBuilder builder, CommandReceipt outcome) {
        return outcome.replayed() ? builder.header(CommandHeaders.IDEMPOTENCY_REPLAYED, "true") : builder;
    }

    private static String incident(CommandReceipt outcome) {
        return incident(outcome.streamId());
    }

    /// The path of an incident.
    static String incident(String incidentId) {
        return "/v1/incidents/" + incidentId;
    }
}
