package io.incidentledger.query.ledger;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.incidentledger.http.QueryParameters;
import io.incidentledger.ledger.verification.LedgerVerifier;
import io.incidentledger.ledger.verification.Verification;
import io.incidentledger.projection.runner.LedgerHead;
import io.incidentledger.query.readmodel.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Recomputes the chain for whoever wants to know. One check runs at a time; who asks meanwhile gets what it finds.
@RestController
final class LedgerVerificationController {

    private final LedgerVerifier verifier;
    private final LedgerHead head;
    private final Answers answers;
    private final AtomicReference<@Nullable Mono<Verification>> running = new AtomicReference<>();

    public LedgerVerificationController(LedgerVerifier verifier, LedgerHead head, Answers answers) {
        this.verifier = verifier;
        this.head = head;
        this.answers = answers;
    }

    /// @param headHash
    ///            of the last commit that is right: compare it with one that was kept elsewhere
    /// @param firstBroken
    ///            the first position that is not what was written; null: none
    /// @param reason
    ///            what is wrong there; null: nothing
    record VerificationAnswer(boolean intact, long checkedCommits, long checkedEvents, String headHash,
            @Nullable Long firstBroken, @Nullable String reason) {}

    @GetMapping(path = "/v1/ledger/verify", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<VerificationAnswer>> verify(QueryParameters parameters) {
        Long minPosition = parameters.position("minPosition");
        parameters.check();
        return answers.ask(minPosition, List.of(head.progress()), position -> position).then(Mono.defer(this::check))
                .map(LedgerVerificationController::answer);
    }

    private Mono<Verification> check() {
        Mono<Verification> present = running.get();
        if (present != null) {
            return present;
        }
        Mono<Verification> begun = Mono.fromCallable(verifier::verify).subscribeOn(answers.blocking())
                .doFinally(how -> running.set(null)).cache();
        return running.compareAndSet(null, begun) ? begun : check();
    }

    /// It reflects the ledger up to the last event that was checked.
    private static ResponseEntity<VerificationAnswer> answer(Verification found) {
        return ResponseEntity.ok().header(Answers.LEDGER_POSITION, Long.toString(found.checkedEvents()))
                .body(new VerificationAnswer(found.intact(), found.checkedCommits(), found.checkedEvents(),
                        found.headHash().toString(), found.firstBroken(), found.reason()));
    }
}
