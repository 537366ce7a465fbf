package io.incidentledger.command.incident;

import java.io.Serial;
import java.util.List;
import java.util.function.UnaryOperator;

/** A rule refuses a command; the message says why this time. Nothing was written, and the same command is refused until the incident changes. */
public final class RuleViolation extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Rule rule;
    private final transient List<String> incidents;

    RuleViolation(Rule rule, String detail, List<String> incidents) {
        super(detail, null, false, false);
        this.rule = rule;
        this.incidents = incidents;
    }

    public Rule rule() {
        return rule;
    }

    /**
     * What stands in the way this time, in words that people read.
     *
     * @param naming
     *            from the id of an incident to what people call it
     */
    public String detail(UnaryOperator<String> naming) {
        String detail = String.valueOf(getMessage());
        for (String incident : incidents) {
            detail = detail.replace(incident, naming.apply(incident));
        }
        return detail;
    }
}
