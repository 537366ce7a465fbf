package io.incidentledger.query.incident;

/// Who is involved.
public record People(Roles roles, Responsibility responsible) {

    static final People NOBODY = new People(Roles.NONE, Responsibility.NOBODY);

    People with(Roles changed) {
        return new People(changed, responsible);
    }

    People with(Responsibility changed) {
        return new People(roles, changed);
    }
}
