package io.incidentledger.program;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.incidentledger.projection.runner.LedgerFailure;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/// Why the service ends: it was told to, or its ledger proved damaged while it was running already.
final class ShutdownReason {
    private final CompletableFuture<Optional<RuntimeException>> end = new CompletableFuture<>();

    @EventListener
    void onRefused(LedgerFailure event) {
        end.complete(Optional.of(event.why()));
    }

    @EventListener(ContextClosedEvent.class)
    void onClosed() {
        end.complete(Optional.empty());
    }

    /// Waits for the end.
    ///
    /// @return what is wrong with the ledger; empty: the service was told to end
    Optional<RuntimeException> await() {
        return end.join();
    }
}
