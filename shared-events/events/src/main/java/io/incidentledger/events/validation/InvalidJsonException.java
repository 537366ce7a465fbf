package io.incidentledger.events.validation;

import java.io.Serial;
import java.util.List;

/// Thrown for bytes that are not a JSON object of the requested shape. It has no stack trace, because a rejection is a
/// normal response.
public final class InvalidJsonException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String detail;
    private final transient List<FieldError> faults;

    private InvalidJsonException(String detail, List<FieldError> faults) {
        super(detail, null, false, false);
        this.detail = detail;
        this.faults = faults;
    }

    /// The input cannot be parsed as JSON.
    static InvalidJsonException malformed(String detail) {
        return new InvalidJsonException(detail, List.of());
    }

    /// The input is JSON, but fields are missing, unknown or wrong.
    static InvalidJsonException invalid(List<FieldError> faults) {
        return new InvalidJsonException("invalid fields: " + faults, List.copyOf(faults));
    }

    /// Describes in one sentence what is wrong.
    public String detail() {
        return detail;
    }

    /// Returns the errors of single fields; empty if the input cannot be parsed as JSON.
    public List<FieldError> faults() {
        return faults;
    }
}
