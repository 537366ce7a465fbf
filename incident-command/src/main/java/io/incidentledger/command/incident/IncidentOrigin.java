package io.incidentledger.command.incident;

import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.Mode;
import org.jspecify.annotations.Nullable;

/// How an incident came into the ledger. Never changes.
record IncidentOrigin(Mode mode, String source, @Nullable ExternalRef externalRef) {

    static IncidentOrigin of(IncidentDeclared event) {
        return new IncidentOrigin(event.mode(), event.source(), event.externalRef());
    }
}
