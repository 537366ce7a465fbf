package io.incidentledger.command.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.axon.AxonDefaults;
import io.incidentledger.ledger.memory.InMemorySnapshotStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.axonframework.eventsourcing.eventstore.EventStore;

/// A process with its own command side, over a log that others may write to as well.
final class CommandSide implements AutoCloseable {

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final EventStore events;
    final DeclarationIndex declared;
    final AxonCommandDispatcher pipeline;

    CommandSide(EventLog log) {
        this(log, CommandSettings.defaults());
    }

    CommandSide(EventLog log, CommandSettings settings) {
        events = AxonDefaults.eventStore(log, new InMemorySnapshotStore());
        declared = new DeclarationIndex(log, log);
        pipeline = new AxonCommandDispatcher(events, log, declared, settings, meters);
    }

    static CommandSettings settings(int maxInFlight, Duration patience) {
        return CommandSettings.defaults().withMaxInFlight(maxInFlight).withMaxInFlightPerIncident(maxInFlight)
                .withCachedIncidents(100).withPatience(patience);
    }

    CompletableFuture<CommandReceipt> send(IncidentCommand command) {
        return pipeline.send(command, Commands.BY_ANN);
    }

    CommandReceipt apply(IncidentCommand command) {
        return apply(command, Commands.BY_ANN);
    }

    /// Returns the outcome, or throws the failure that [CommandDispatcher#send] specifies.
    CommandReceipt apply(IncidentCommand command, CommandContext context) {
        try {
            return pipeline.send(command, context).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : failed;
        }
    }

    /// Sends all commands, and repeats those that are rejected for overload, until each has its outcome.
    List<CommandReceipt> applyAll(List<? extends IncidentCommand> commands) {
        List<CompletableFuture<CommandReceipt>> sent = new ArrayList<>();
        commands.forEach(command -> sent.add(send(command).exceptionallyCompose(failure -> {
            if (failure instanceof EventLogException.Overloaded) {
                return CompletableFuture.supplyAsync(() -> apply(command));
            }
            return CompletableFuture.failedFuture(failure);
        })));
        return sent.stream().map(CompletableFuture::join).toList();
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
