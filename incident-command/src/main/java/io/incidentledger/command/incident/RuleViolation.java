package io.incidentledger.command.incident;

import java.io.Serial;

/** A rule refuses a command; the message says why this time. Nothing was written, and the same command is refused until the incident changes. */
public final class RuleViolation extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Rule rule;

    RuleViolation(Rule rule, String detail) {
        super(detail, null, false, false);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
