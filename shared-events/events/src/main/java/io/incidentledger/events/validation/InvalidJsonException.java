package io.incidentledger.events.validation;

import java.io.Serial;
import java.util.List;

/// Bytes that are no JSON object of the shape that was asked for. It has no stack trace: a refusal is an answer, not an
/// accident.
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

    /// It is no JSON text at all.
    static InvalidJsonException malformed(String detail) {
        return new InvalidJsonException(detail, List.of());
    }

    /// It is JSON, but fields are missing, unknown or wrong.
    static InvalidJsonException invalid(List<FieldError> faults) {
        return new InvalidJsonException("invalid fields: " + faults, List.copyOf(faults));
    }

    /// What is wrong, in one sentence.
    public String detail() {
        return detail;
    }

    /// What is wrong with single fields; empty: it is no JSON text at all.
    public List<FieldError> faults() {
        return faults;
    }
}
