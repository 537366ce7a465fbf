package io.incidentledger.command.incident;

import java.io.Serial;
import java.util.List;
import java.util.function.UnaryOperator;

import io.incidentledger.events.validation.FieldError;
import org.jspecify.annotations.Nullable;

/// A rule rejects a command; the message says why. Nothing was written, and the same command is rejected until the
/// incident changes.
public final class RuleViolationException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final IncidentRule rule;
    private final transient List<String> incidents;
    private final @Nullable String entryId;
    private final transient @Nullable FieldError error;

    RuleViolationException(IncidentRule rule, String detail, List<String> incidents, @Nullable String entryId,
            @Nullable FieldError error) {
        super(detail, null, false, false);
        this.rule = rule;
        this.incidents = incidents;
        this.entryId = entryId;
        this.error = error;
    }

    public IncidentRule rule() {
        return rule;
    }

    /// The timeline entry that causes the rejection; null: there is none.
    public @Nullable String entryId() {
        return entryId;
    }

    /// The error of the field that causes the rejection; null: it is not a single field.
    public @Nullable FieldError fault() {
        return error;
    }

    /// Returns the reason for the rejection as text for people.
    ///
    /// @param naming maps the id of an incident to the name that people use
    public String detail(UnaryOperator<String> naming) {
        String detail = String.valueOf(getMessage());
        for (String incident : incidents) {
            detail = detail.replace(incident, naming.apply(incident));
        }
        return detail;
    }
}
