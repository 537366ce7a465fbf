package io.incidentledger.command.incident;

/** Something that is asked of one incident. */
public interface IncidentCommand {

    /** The incident that is meant; for a declaration the id that the new incident gets. */
    String incidentId();
}
