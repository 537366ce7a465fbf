package io.incidentledger.command.incident;

import java.io.Serial;
import java.util.List;
import java.util.function.UnaryOperator;

import io.incidentledger.events.validation.FieldFault;
import org.jspecify.annotations.Nullable;

/** A rule refuses a command; the message says why this time. Nothing was written, and the same command is refused until the incident changes. */
public final class RuleViolation extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Rule rule;
    private final transient List<String> incidents;
    private final @Nullable String entryId;
    private final transient @Nullable FieldFault fault;

    RuleViolation(Rule rule, String detail, List<String> incidents, @Nullable String entryId,
            @Nullable FieldFault fault) {
        super(detail, null, false, false);
        this.rule = rule;
        this.incidents = incidents;
        this.entryId = entryId;
        this.fault = fault;
    }

    public Rule rule() {
        return rule;
    }

    /** The entry of the timeline that stands in the way; null: none does. */
    public @Nullable String entryId() {
        return entryId;
    }

    /** Of the field that stands in the way; null: it is no single one. */
    public @Nullable FieldFault fault() {
        return fault;
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
