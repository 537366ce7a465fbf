package io.incidentledger.command.api;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.command.dispatch.CommandDispatcher;
import io.incidentledger.command.dispatch.CommandReceipt;
import io.incidentledger.command.dispatch.IncidentIdResolver;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// Dispatcher that keeps the last command and responds as the test specifies, for results that a real dispatcher does
/// not produce on demand.
final class ScriptedPipeline implements CommandDispatcher, IncidentIdResolver {

    static final Instant RECORDED_AT = Instant.parse("2026-11-21T17:54:00.123456Z");

    volatile @Nullable IncidentCommand command;
    volatile @Nullable CommandContext context;
    volatile @Nullable RuntimeException failure;
    volatile boolean replayed;

    void reset() {
        command = null;
        context = null;
        failure = null;
        replayed = false;
    }

    @Override
    public CompletableFuture<String> incidentNamed(String name) {
        return CompletableFuture.completedFuture(name);
    }

    @Override
    public CompletableFuture<CommandReceipt> send(IncidentCommand sent, CommandContext sentContext) {
        command = sent;
        context = sentContext;
        RuntimeException wished = failure;
        return wished != null
                ? CompletableFuture.failedFuture(wished)
                : CompletableFuture
                        .completedFuture(
                                new CommandReceipt(sent.incidentId(), 17, 4, RECORDED_AT, false, true, replayed,
                                        Status.IDENTIFIED, Severity.SEV2, List.of()));
    }
}
