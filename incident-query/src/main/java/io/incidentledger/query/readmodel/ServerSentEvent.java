package io.incidentledger.query.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The fields of one server-sent event.
///
/// For the description of the API.
///
/// @param id a position in the ledger, from which the client resumes
/// @param event `opened`, `position` or `end`; absent for the events of the ledger
/// @param data the content, as JSON
/// @param retry milliseconds after which the client reconnects
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServerSentEvent(
        @Nullable String id,
        @Nullable String event,
        @Nullable String data,
        @Nullable Long retry) {}
