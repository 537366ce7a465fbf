package io.incidentledger.query.ledger;

import java.time.Instant;
import java.util.function.Supplier;

import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.ledger.Head;
import io.incidentledger.query.readmodel.PresentReadOptions;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadPoint;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// REST endpoint for the head of the ledger.
@RestController
final class LedgerController {

    private final QueryExecutor executor;
    private final Supplier<Head> head;

    /// @param head reads the head of the ledger
    public LedgerController(QueryExecutor executor, Supplier<Head> head) {
        this.executor = executor;
        this.head = head;
    }

    /// The head of the ledger.
    ///
    /// @param ledgerId the id of the ledger
    /// @param position the position of the last event; 0: there is none
    /// @param headHash the hash of the last commit, 64 hexadecimal digits; the genesis hash if there is none
    /// @param recordedAt when the last commit was recorded; null: there is none
    /// @param commits the number of commits
    /// @param events the number of events
    record LedgerResponse(String ledgerId, long position, String headHash, @Nullable Instant recordedAt, long commits,
            long events) {}

    @Operation(operationId = "getLedgerHead", tags = ApiTags.LEDGER, summary = "Read the head of the ledger")
    @GetMapping(path = "/v1/ledger", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<LedgerResponse>> ledger(@QueryArgument PresentReadOptions query) {
        return executor.execute(Query.ofLedger(query.options(), point -> answer(head.get())));
    }

    private static ResponseEntity<LedgerResponse> answer(Head now) {
        Instant recordedAt = now.commits() == 0 ? null : now.recordedAt();
        return ResponseEntity.ok().header(ReadPoint.LEDGER_POSITION, Long.toString(now.position())).body(
                new LedgerResponse(now.ledgerId(), now.position(), now.hash().toString(), recordedAt, now.commits(),
                        now.position()));
    }
}
