package io.incidentledger.command.pipeline;

import java.util.concurrent.CompletableFuture;

import io.incidentledger.ledger.EventLogException;

/** From what people call an incident to its id. */
public interface IncidentLookup {

    /**
     * The id of the incident that a caller names by its id or by its display number. Thread-safe; never blocks. What is no number is given back as it is, at once, whether an incident is called
     * so or not.
     *
     * <p>
     * It fails with {@link UnknownIncident}: no incident has that number; {@link StillReading}: a node that has just started does not know the number yet; an {@link EventLogException}: as with
     * {@link CommandPipeline#send}.
     */
    CompletableFuture<String> incidentNamed(String name);
}
