package io.incidentledger.command.importing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.incidentledger.command.incident.IncidentCommand.ImportIncident;
import io.incidentledger.command.pipeline.CommandContext;
import io.incidentledger.command.pipeline.CommandOutcome;
import io.incidentledger.command.pipeline.CommandPipeline;
import io.incidentledger.eventlog.EventLogException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Sends commands as they come, but those of one incident one after the other. What finds the ledger too busy waits some
/// seconds for it: an import is nobody's emergency.
final class OrderedCommands {
    private static final Retry PATIENCE = Retry.backoff(8, Duration.ofMillis(20)).maxBackoff(Duration.ofSeconds(1))
            .filter(EventLogException.Overloaded.class::isInstance)
            .onRetryExhaustedThrow((spec, signal) -> signal.failure());

    private final CommandPipeline pipeline;
    private final CommandContext context;
    private final ConcurrentHashMap<String, CompletableFuture<CommandOutcome>> underWay = new ConcurrentHashMap<>();

    OrderedCommands(CommandPipeline pipeline, CommandContext context) {
        this.pipeline = pipeline;
        this.context = context;
    }

    /// Call it in the order in which the commands shall take effect.
    CompletableFuture<CommandOutcome> send(ImportIncident command) {
        String id = command.incidentId();
        var sent = underWay.compute(id, (same, before) -> before == null
                ? sendNow(command)
                : before.handle((outcome, failure) -> command).thenCompose(this::sendNow));
        sent.whenComplete((outcome, failure) -> underWay.remove(id, sent));
        return sent;
    }

    private CompletableFuture<CommandOutcome> sendNow(ImportIncident command) {
        CompletableFuture<CommandOutcome> sent = new CompletableFuture<>();
        Mono.fromFuture(() -> pipeline.send(command, context), true)
                .retryWhen(PATIENCE)
                .subscribe(sent::complete, sent::completeExceptionally);
        return sent;
    }
}
