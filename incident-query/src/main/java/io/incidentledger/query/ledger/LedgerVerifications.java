package io.incidentledger.query.ledger;

import java.util.concurrent.atomic.AtomicReference;

import io.incidentledger.ledger.verification.LedgerVerifier;
import io.incidentledger.ledger.verification.VerificationResult;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadOptions;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Runs verifications of the whole ledger, one at a time. Callers that arrive during a verification get its result and
/// need no permit of their own. Thread-safe.
final class LedgerVerifications {

    private final LedgerVerifier verifier;
    private final QueryExecutor executor;
    private final AtomicReference<@Nullable Mono<VerificationResult>> running = new AtomicReference<>();

    LedgerVerifications(LedgerVerifier verifier, QueryExecutor executor) {
        this.verifier = verifier;
        this.executor = executor;
    }

    Mono<VerificationResult> verify(ReadOptions options) {
        return executor.whenReached(options).then(Mono.defer(this::check));
    }

    private Mono<VerificationResult> check() {
        Mono<VerificationResult> present = running.get();
        if (present != null) {
            return present;
        }
        Mono<VerificationResult> begun = executor.execute(Query.ofLedger(ReadOptions.NOW, point -> verifier.verify()))
                .doFinally(how -> running.set(null)).cache();
        return running.compareAndSet(null, begun) ? begun : check();
    }
}
