package io.incidentledger.command.incident;

import java.io.Serial;
import java.util.List;
import java.util.function.UnaryOperator;

import io.incidentledger.events.validation.FieldError;
import org.jspecify.annotations.Nullable;

/// A rule refuses a command; the message says why this time. Nothing was written, and the same command is refused until
/// the incident changes.
public final class RuleViolationException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Rule rule;
    private final transient List<String> incidents;
    private final @Nullable String entryId;
    private final transient @Nullable FieldError error;

    RuleViolationException(Rule rule, String detail, List<String> incidents, @Nullable String entryId,
            @Nullable FieldError error) {
        super(detail, null, false, false);
        this.rule = rule;
        this.incidents = incidents;
        this.entryId = entryId;
        this.error = error;
    }

    public Rule rule() {
        return rule;
    }

    /// The entry of the timeline that stands in the way; null: none does.
    public @Nullable String entryId() {
        return entryId;
    }

    /// Of the field that stands in the way; null: it is no single one.
    public @Nullable FieldError fault() {
        return error;
    }

    /// What stands in the way this time, in words that people read.
    ///
    /// @param naming from the id of an incident to what people call it
    public String detail(UnaryOperator<String> naming) {
        String detail = String.valueOf(getMessage());
        for (String incident : incidents) {
            detail = detail.replace(incident, naming.apply(incident));
        }
        return detail;
    }
}
