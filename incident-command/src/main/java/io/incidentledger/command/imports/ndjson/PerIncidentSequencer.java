package io.incidentledger.command.imports.ndjson;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.command.dispatch.CommandDispatcher;
import io.incidentledger.command.dispatch.CommandReceipt;
import io.incidentledger.command.imports.ImportIncident;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.axon.CommitTurn;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Sends commands so that they are decided concurrently but written in the order in which they arrive. A command is
/// sent when the dispatcher has accepted the previous one. Since the later of two commands about one incident depends
/// on the earlier one, it is sent only when the earlier ones about its incident are done, too. While the ledger is
/// overloaded, a command is retried for some seconds, and the others wait behind it: imports are not urgent.
/// Thread-safe.
final class PerIncidentSequencer {
    private static final Retry BACKOFF = Retry.backoff(12, Duration.ofMillis(2)).maxBackoff(Duration.ofSeconds(1))
            .filter(EventLogException.Overloaded.class::isInstance)
            .onRetryExhaustedThrow((spec, signal) -> signal.failure());

    private final CommandDispatcher dispatcher;
    private final EventProvenance eventProvenance;
    private final Map<String, CompletableFuture<CommandReceipt>> latest = new HashMap<>();
    private CompletableFuture<Void> entered = CompletableFuture.completedFuture(null);
    private CommitTurn turn = CommitTurn.first();

    PerIncidentSequencer(CommandDispatcher dispatcher, EventProvenance eventProvenance) {
        this.dispatcher = dispatcher;
        this.eventProvenance = eventProvenance;
    }

    /// Must be called in the order in which the commands should take effect.
    synchronized CompletableFuture<CommandReceipt> send(ImportIncident command) {
        String id = command.incidentId();
        var own = new Sending(command, turn);
        turn = turn.next();
        @Nullable CompletableFuture<CommandReceipt> before = latest.put(id, own.outcome);
        CompletableFuture<?> ready = before == null ? entered : CompletableFuture.allOf(entered, before);
        ready.whenComplete((done, failure) -> own.begin());
        entered = own.entered;
        own.outcome.whenComplete((outcome, failure) -> forget(id, own.outcome));
        return own.outcome;
    }

    private synchronized void forget(String id, CompletableFuture<CommandReceipt> done) {
        latest.remove(id, done);
    }

    private final class Sending {
        final CompletableFuture<Void> entered = new CompletableFuture<>();
        final CompletableFuture<CommandReceipt> outcome = new CompletableFuture<>();
        private final ImportIncident command;
        private final CommitTurn own;

        Sending(ImportIncident command, CommitTurn own) {
            this.command = command;
            this.own = own;
        }

        void begin() {
            Mono.fromFuture(this::attempt, true).retryWhen(BACKOFF).subscribe(this::succeed, this::fail);
        }

        /// The dispatcher accepts or rejects a command at once.
        private CompletableFuture<CommandReceipt> attempt() {
            var sent = dispatcher.send(command, new CommandContext(eventProvenance, null, null, null, own));
            if (!sent.isCompletedExceptionally()) {
                entered.complete(null);
            }
            return sent;
        }

        private void succeed(CommandReceipt result) {
            own.pass();
            entered.complete(null);
            outcome.complete(result);
        }

        /// When the ledger does not accept writes, the commands behind this one are not written either: the next import
        /// has to write this one before them.
        private void fail(Throwable failure) {
            if (failure instanceof EventLogException && !(failure instanceof EventLogException.TooLarge)) {
                own.fail(failure);
            } else {
                own.pass();
            }
            entered.complete(null);
            outcome.completeExceptionally(failure);
        }
    }
}
