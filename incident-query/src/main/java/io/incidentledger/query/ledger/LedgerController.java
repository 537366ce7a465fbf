package io.incidentledger.query.ledger;

import java.time.Instant;
import java.util.List;

import io.incidentledger.http.QueryParameters;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.Head;
import io.incidentledger.projection.runner.LedgerHead;
import io.incidentledger.query.readmodel.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Where the ledger ends.
@RestController
final class LedgerController {

    private final EventReader reader;
    private final LedgerHead head;
    private final Answers answers;

    public LedgerController(EventReader reader, LedgerHead head, Answers answers) {
        this.reader = reader;
        this.head = head;
        this.answers = answers;
    }

    /// @param headHash
    ///            of the last commit; the genesis hash when there is none
    /// @param recordedAt
    ///            of the last commit; null: there is none
    record LedgerAnswer(String ledgerId, long position, String headHash, @Nullable Instant recordedAt, long commits,
            long events) {}

    @GetMapping(path = "/v1/ledger", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<LedgerAnswer>> ledger(QueryParameters parameters) {
        Long minPosition = parameters.position("minPosition");
        parameters.check();
        return answers.ask(minPosition, List.of(head.progress()), position -> answer(reader.head()));
    }

    private static ResponseEntity<LedgerAnswer> answer(Head now) {
        Instant recordedAt = now.commits() == 0 ? null : now.recordedAt();
        return ResponseEntity.ok().header(Answers.LEDGER_POSITION, Long.toString(now.position())).body(
                new LedgerAnswer(now.ledgerId(), now.position(), now.hash().toString(), recordedAt, now.commits(),
                        now.position()));
    }
}
