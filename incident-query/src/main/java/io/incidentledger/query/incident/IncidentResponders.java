package io.incidentledger.query.incident;

/// The people involved in an incident.
public record IncidentResponders(RoleHistory roles, ResponsibleParty responsible) {

    static final IncidentResponders NOBODY = new IncidentResponders(RoleHistory.NONE, ResponsibleParty.NOBODY);

    IncidentResponders with(RoleHistory changed) {
        return new IncidentResponders(changed, responsible);
    }

    IncidentResponders with(ResponsibleParty changed) {
        return new IncidentResponders(roles, changed);
    }
}
