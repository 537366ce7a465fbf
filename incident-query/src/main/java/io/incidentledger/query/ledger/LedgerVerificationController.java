package io.incidentledger.query.ledger;

import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.ledger.verification.VerificationResult;
import io.incidentledger.query.readmodel.PresentReadOptions;
import io.incidentledger.query.readmodel.ReadPoint;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// REST endpoint that verifies the hash chain of the ledger.
@RestController
final class LedgerVerificationController {

    private final LedgerVerifications verifications;

    public LedgerVerificationController(LedgerVerifications verifications) {
        this.verifications = verifications;
    }

    /// The result of a verification of the hash chain.
    ///
    /// @param intact whether everything is as it was written
    /// @param checkedCommits the number of commits that were checked
    /// @param checkedEvents the number of events that were checked
    /// @param headHash the hash of the last valid commit, to be compared with one that was stored elsewhere
    /// @param firstBroken the first position whose content is not what was written; null: none
    /// @param reason what is wrong there; null: nothing
    record VerificationResponse(boolean intact, long checkedCommits, long checkedEvents, String headHash,
            @Nullable Long firstBroken, @Nullable String reason) {}

    @Operation(operationId = "verifyLedger", tags = ApiTags.LEDGER, summary = "Verify the hash chain of the ledger")
    @GetMapping(path = "/v1/ledger/verify", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<VerificationResponse>> verify(@QueryArgument PresentReadOptions query) {
        return verifications.verify(query.options()).map(LedgerVerificationController::answer);
    }

    /// The position of the response is that of the last event that was checked.
    private static ResponseEntity<VerificationResponse> answer(VerificationResult found) {
        return ResponseEntity.ok().header(ReadPoint.LEDGER_POSITION, Long.toString(found.checkedEvents()))
                .body(new VerificationResponse(found.intact(), found.checkedCommits(), found.checkedEvents(),
                        found.headHash().toString(), found.firstBroken(), found.reason()));
    }
}
