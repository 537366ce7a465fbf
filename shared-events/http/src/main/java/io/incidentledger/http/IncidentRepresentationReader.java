package io.incidentledger.http;

import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/// Reads an incident for the response to a command that the caller wants to return it (`Prefer:
/// return=representation`). A program with both sides has one; a program without queries has none. Thread-safe.
public interface IncidentRepresentationReader {

    /// The type of the bodies that are returned.
    Class<?> bodyType();

    /// Waits a bounded time until the views have reached a position, then returns the response of
    /// `GET /v1/incidents/{id}`, whose `ETag` is the incident's sequence alone.
    ///
    /// @param position of the command's commit
    /// @return empty: the incident cannot be shown in time, with its number and everything up to the position; never
    ///     fails
    Mono<ResponseEntity<Object>> read(String incidentId, long position);
}
