package io.incidentledger.query.readmodel;

import io.incidentledger.http.parameters.QueryParameters;

/// The query of an endpoint that is always about the present.
public record PresentReadOptions(ReadOptions options) {

    /// Parses `minPosition`.
    static PresentReadOptions of(QueryParameters parameters) {
        return new PresentReadOptions(ReadOptions.ofPresent(parameters));
    }
}
