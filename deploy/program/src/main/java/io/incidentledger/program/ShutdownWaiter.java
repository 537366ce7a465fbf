package io.incidentledger.program;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.incidentledger.projection.runner.LedgerFailure;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/// The reason why the service ends: it was stopped, or its ledger turned out to be damaged while it was running.
final class ShutdownWaiter {
    private final CompletableFuture<Optional<RuntimeException>> end = new CompletableFuture<>();

    @EventListener
    void onRefused(LedgerFailure event) {
        end.complete(Optional.of(event.why()));
    }

    @EventListener(ContextClosedEvent.class)
    void onClosed() {
        end.complete(Optional.empty());
    }

    /// Blocks until the service ends.
    ///
    /// @return what is wrong with the ledger; empty if the service was stopped
    Optional<RuntimeException> await() {
        return end.join();
    }
}
