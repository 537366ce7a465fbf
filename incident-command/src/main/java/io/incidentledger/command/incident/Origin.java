package io.incidentledger.command.incident;

import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.Mode;
import org.jspecify.annotations.Nullable;

/** How an incident came into the ledger; that never changes. */
record Origin(Mode mode, String source, @Nullable ExternalRef externalRef) {

    static Origin of(IncidentDeclared event) {
        return new Origin(event.mode(), event.source(), event.externalRef());
    }
}
