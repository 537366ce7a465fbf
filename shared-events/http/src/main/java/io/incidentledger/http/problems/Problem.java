package io.incidentledger.http.problems;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.validation.FieldError;
import org.jspecify.annotations.Nullable;

/// Problem details of a rejected request in the form of RFC 9457, before they are written.
///
/// @param name stable; the type is `urn:incident-ledger:problem:<name>`
/// @param status HTTP status code
/// @param title the same for every problem with this name
/// @param detail what is wrong in this case
/// @param errors errors of single fields; may be empty
/// @param retryAfterSeconds when to retry, for 429 and 503; null if retrying does not help
/// @param members extension members of this kind of problem, by name
public record Problem(String name, int status, String title, String detail, List<FieldError> errors,
        @Nullable Integer retryAfterSeconds, Map<String, String> members) {

    public Problem {
        errors = List.copyOf(errors);
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public Problem(String name, int status, String title, String detail, List<FieldError> errors,
            @Nullable Integer retryAfterSeconds) {
        this(name, status, title, detail, errors, retryAfterSeconds, Map.of());
    }

    /// Returns the same problem with another extension member of RFC 9457, for use by programs.
    public Problem with(String member, String value) {
        Map<String, String> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(name, status, title, detail, errors, retryAfterSeconds, more);
    }

    public static Problem of(String name, int status, String title, String detail) {
        return new Problem(name, status, title, detail, List.of(), null);
    }

    /// Creates a problem for a temporary state: 503 with `Retry-After`.
    static Problem unavailable(String name, String title, String detail, int retryAfterSeconds) {
        return new Problem(name, 503, title, detail, List.of(), retryAfterSeconds);
    }

    public String type() {
        return "urn:incident-ledger:problem:" + name;
    }

    /// Returns the problem as `application/problem+json`.
    public String json() {
        return ProblemJson.write(this);
    }
}
