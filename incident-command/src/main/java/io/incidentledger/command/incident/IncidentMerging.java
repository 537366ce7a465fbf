package io.incidentledger.command.incident;

import io.incidentledger.command.incident.IncidentCommand.MergeIncident;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Merges a duplicate into another incident: the one command that concerns two. Both are loaded in one unit of work, so their events become one commit. Thread-safe.
 */
public final class IncidentMerging {
    private final Repository<Incident> incidents;

    public IncidentMerging(Repository<Incident> incidents) {
        this.incidents = incidents;
    }

    @CommandHandler
    void handle(MergeIncident command, @MetaDataValue(Incident.EXPECTED_SEQUENCE) @Nullable Long expected) {
        Pair pair = load(command.incidentId(), command.into());
        pair.duplicate.execute(incident -> incident.requireUnchanged(command, expected));
        if (command.incidentId().equals(command.into())) {
            throw Rule.MERGE_INTO_ITSELF.violated("both are incident " + command.into());
        }
        IncidentState into = pair.into.invoke(Incident::state);
        boolean merged = pair.duplicate.invoke(incident -> incident.merge(command, into));
        if (merged) {
            pair.into.execute(incident -> incident.absorb(command));
        }
    }

    private record Pair(Aggregate<Incident> duplicate, Aggregate<Incident> into) {}

    /** Locks them in the order of their ids, so that two merges in opposite directions can't wait for each other. */
    private Pair load(String duplicate, String into) {
        if (duplicate.compareTo(into) <= 0) {
            Aggregate<Incident> first = incidents.load(duplicate);
            return new Pair(first, duplicate.equals(into) ? first : incidents.load(into));
        }
        Aggregate<Incident> first = incidents.load(into);
        return new Pair(incidents.load(duplicate), first);
    }
}
