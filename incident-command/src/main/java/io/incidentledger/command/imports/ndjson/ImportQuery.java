package io.incidentledger.command.imports.ndjson;

import io.incidentledger.command.imports.formats.ImportFormat;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.parameters.QueryParameter;
import io.incidentledger.http.parameters.QueryParameters;

/// How a caller wants lines to be imported.
record ImportQuery(ImportFormat format) {

    private static final QueryParameter<ImportFormat> FORMAT = QueryParameter.constant("format",
            new WireNames<>(ImportFormat.class), ImportFormat.LEDGER, "The format of the lines.");

    static ImportQuery of(QueryParameters parameters) {
        return new ImportQuery(parameters.get(FORMAT));
    }
}
