package io.incidentledger.query.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The fields of one server-sent event, for the description of the API.
///
/// @param event null for the events of the ledger
/// @param retry milliseconds
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServerSentEvent(
        @Schema(description = "a position in the ledger, from which the client resumes") @Nullable String id,
        @Schema(description = "`opened`, `position` or `end`; absent for the events of the ledger") @Nullable String event,
        @Schema(description = "JSON") @Nullable String data,
        @Schema(description = "milliseconds after which the client reconnects") @Nullable Long retry) {}
